import {
  durationsOf,
  isOpenStatus,
  type IncidentDurations,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { Facts } from '../shared/Facts';
import { formatDuration } from '../shared/formatAge';
import { Panel } from '../shared/Panel';

const ROWS = [
  'acknowledgeMs',
  'roomMs',
  'firstPublicWordMs',
  'mitigateMs',
  'resolveMs',
] as const satisfies readonly (keyof IncidentDurations)[];

/** How long it took to get where; what nobody knows is not shown as zero. */
export function DurationsPanel(props: { scope: IncidentScope }) {
  const { incident } = props.scope.view;
  const t = useText();
  const durations = durationsOf(incident);
  const missing = t(
    isOpenStatus(incident.status) ? 'panel.notYet' : 'incident.unknown',
  );
  return (
    <Panel title={t('panel.durations')}>
      <Facts
        rows={ROWS.map(row => {
          const ms = durations[row];
          return {
            label: t(`panel.${row}`),
            value: ms === null ? missing : formatDuration(ms),
          };
        })}
      />
    </Panel>
  );
}
