import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import type {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import {
  Settings,
  UserSettingsSignInAvatar,
} from '@backstage/plugin-user-settings';
import { RiMenuLine } from '@remixicon/react';

const Avatar = () => <UserSettingsSignInAvatar />;

function NavItem({ href, icon, title }: NavContentNavItem) {
  return <SidebarItem to={href} icon={() => icon} text={title} />;
}

/** Incidents first, then whatever else is installed, then the person. */
export function SidebarContent({ navItems }: NavContentComponentProps) {
  const nav = navItems.withComponent(NavItem);
  // These two have items of their own below.
  navItems.take('page:notifications');
  navItems.take('page:user-settings');
  return (
    <Sidebar>
      <SidebarGroup label="Menu" icon={<RiMenuLine />}>
        {nav.take('page:incident-response')}
        {nav.take('page:catalog')}
        <SidebarDivider />
        <SidebarScrollWrapper>
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem />
      <SidebarDivider />
      <SidebarGroup label="Settings" icon={<Avatar />} to="/settings">
        <Settings icon={Avatar} />
      </SidebarGroup>
    </Sidebar>
  );
}
