import type { Alert } from '@incident-response/backstage-plugin-incident-response-common';
import {
  MalformedAlertError,
  type ReceivedAlert,
} from '@incident-response/backstage-plugin-incident-response-node';
import { collectContacts } from './contacts';
import { collectLabels, lookUp } from './labels';
import type { OncallPayload } from './payload';
import { findSeverity, type SeverityOptions } from './severity';
import { cleanText, cleanUrl } from './text';
import { findTrigger, normalTrigger, stateOf } from './triggers';

export const SOURCE_ID = 'grafana-oncall';

export interface MappingOptions {
  readonly severity: SeverityOptions;
  /** Labels that may name the broken entity, best first. */
  readonly entityLabels: readonly string[];
}

const toUtc = (time: string) => new Date(time).toISOString();

/** When it happened: as the event says, else as the group remembers it; the `un*` events never say. */
function timeOf({ event, alert_group: group }: OncallPayload) {
  if (event.time) return event.time;
  const field = findTrigger(event.type)?.time;
  return (field && group[field]) || undefined;
}

function entityHints(
  payload: OncallPayload,
  found: ReturnType<typeof lookUp>,
): string[] {
  const hints = [
    ...found.map(({ value }) => value),
    payload.integration?.name ?? '',
    payload.integration?.team ?? '',
  ];
  return [...new Set(hints.map(hint => cleanText(hint, 500)))]
    .filter(Boolean)
    .slice(0, 20);
}

function stateOrThrow({ event, alert_group: group }: OncallPayload) {
  const state = stateOf(event.type, group.state);
  if (state) return state;
  throw new MalformedAlertError(
    `event.type is '${cleanText(
      event.type,
      100,
    )}', which is not a trigger we know, and alert_group.state does not say either.`,
    422,
  );
}

/** OnCall's body in our shape. */
export function mapAlert(
  payload: OncallPayload,
  options: MappingOptions,
): ReceivedAlert {
  const { event, alert_group: group } = payload;
  const labels = collectLabels(payload);
  const groupId = payload.alert_group_id ?? group.id ?? '';
  const time = timeOf(payload);
  const url = cleanUrl(group.permalinks?.web, 2_000);
  const alert: Alert = {
    source: SOURCE_ID,
    group: cleanText(groupId, 200),
    startedAt: toUtc(group.created_at),
    trigger: cleanText(event.type, 200),
    state: stateOrThrow(payload),
    ...(time && { at: toUtc(time) }),
    title: cleanText(group.title ?? '', 1_000) || `Alert group ${groupId}`,
    ...findSeverity(lookUp(options.severity.labels, labels), options.severity),
    entityHints: entityHints(payload, lookUp(options.entityLabels, labels)),
    labels: Object.fromEntries(labels.labels),
    ...(url && { url }),
    contacts: [...collectContacts(payload)],
  };
  return {
    // The raw time keeps the microseconds that tell two events apart.
    ...(time && {
      eventKey: `${alert.group}:${normalTrigger(event.type)}:${time}`,
    }),
    alert,
  };
}
