import type { IncidentView } from '@incident-response/backstage-plugin-incident-response-common';
import type { Text } from '../../hooks/useText';
import type { MenuEntry } from '../shared/ActionMenu';
import { moreActions, type Action } from './actions';

/** The menu of the incident: commands that are needed rarely, and the export where it is allowed. */
export function menuEntries(
  { incident, viewer }: IncidentView,
  does: {
    readonly t: Text;
    readonly press: (action: Action) => void;
    readonly exporting: {
      readonly isOffered: boolean;
      readonly save: () => void;
    };
  },
): readonly MenuEntry[] {
  const { t, press, exporting } = does;
  const commands = moreActions(incident).map(
    (action): MenuEntry => ({
      id: action,
      label: t(`action.${action}`),
      allowed: viewer.allowed[action],
      onAction: () => press(action),
    }),
  );
  if (!exporting.isOffered) return commands;
  const label = t('evidence.export');
  const onAction = exporting.save;
  return [...commands, { id: 'export', label, allowed: true, onAction }];
}
