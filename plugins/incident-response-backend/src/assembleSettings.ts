import type {
  Chat,
  Pager,
  StatusPage,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { IncidentResponseConfig } from './config/IncidentResponseConfig';
import { scaleReminders } from './domain/ReminderSettings';
import type { Settings } from './domain/Settings';
import { DEFAULT_TIMING, scaleTiming, type Timing } from './engine/Timing';
import type { Dialect } from './stores/knex/dialect';

/** SQLite has one process: whoever claimed before is gone, and only its last call is waited for. */
export function timingOf(
  config: IncidentResponseConfig,
  dialect: Dialect,
): Timing {
  const { callDeadlineMs, settleMs, claimLeaseMs } = DEFAULT_TIMING;
  return scaleTiming(
    {
      ...DEFAULT_TIMING,
      claimLeaseMs:
        dialect === 'sqlite' ? callDeadlineMs + settleMs : claimLeaseMs,
    },
    config.timingScale,
  );
}

/** What the rules are told of the configuration. */
export function settingsOf(
  config: IncidentResponseConfig,
  timing: Timing,
  ports: {
    readonly chat: Pick<Chat, 'setTopic' | 'bookmark' | 'removeDoubles'>;
    /** Absent: nobody is paged. */
    readonly pager?: Pick<Pager, 'name' | 'source'>;
    readonly statusPage: Pick<StatusPage, 'page' | 'targets'>;
    /** Where drills are published. */
    readonly drillPage: Pick<StatusPage, 'page' | 'targets'>;
  },
): Settings {
  const { chat, pager, statusPage, drillPage } = ports;
  return {
    reminders: scaleReminders(config.reminders, config.timingScale),
    nudges: config.slack?.nudges,
    ...(pager && { pager: { name: pager.name, source: pager.source } }),
    archiveAfterMs: config.archiveAfterMs * config.timingScale,
    retainForMs: config.retention?.periodMs,
    sweepGraceMs: timing.sweepGraceMs,
    page: statusPage.page,
    targets: statusPage.targets,
    appUrl: config.baseUrl,
    rooms: {
      topic: chat.setTopic !== undefined,
      bookmark: chat.bookmark !== undefined,
    },
    ...(chat.removeDoubles && { doublesAfterMs: timing.doublesAfterMs }),
    authority: config.authority,
    resolveWhenClearMs: config.alerts.resolveWhenClearMs,
    drills: { page: drillPage.page, targets: drillPage.targets },
  };
}
