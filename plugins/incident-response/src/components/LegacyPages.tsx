import { PluginHeader } from '@backstage/ui';
import { RiAlarmWarningLine } from '@remixicon/react';
import { useLinks } from '../hooks/useLinks';
import { useText } from '../hooks/useText';
import { IncidentRouter } from './IncidentRouter';

/** The pages under the header that the newer frontend system draws by itself. */
export function LegacyPages() {
  const t = useText();
  const links = useLinks();
  return (
    <>
      <PluginHeader
        title={t('list.heading')}
        titleLink={links.list()}
        icon={<RiAlarmWarningLine />}
      />
      <IncidentRouter />
    </>
  );
}
