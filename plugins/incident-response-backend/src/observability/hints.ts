import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  SIGNAL_CHANNEL,
  type IncidentSignal,
} from '@incident-response/backstage-plugin-incident-response-common';
import { createNeverThrow } from './neverThrow';
import { createNewestSignals } from './newestSignals';

/** What tells people to look; losing any of it loses nothing else. */
export function createHints(deps: {
  readonly signals: SignalsService;
  readonly notifications: NotificationService;
  readonly logger: LoggerService;
}) {
  const neverThrow = createNeverThrow('signals', deps.logger);
  const tellNewest = createNewestSignals(
    async message =>
      deps.signals.publish({
        recipients: { type: 'broadcast' },
        channel: SIGNAL_CHANNEL,
        message,
      }),
    error =>
      neverThrow(() => {
        throw error;
      }),
  );
  return {
    signal: (signal: IncidentSignal) => tellNewest(signal),
    notify: (notification: {
      readonly entityRefs: readonly string[];
      readonly title: string;
      readonly link: string;
      readonly scope: string;
    }) =>
      deps.notifications.send({
        recipients: {
          type: 'entity',
          entityRef: [...notification.entityRefs],
        },
        payload: {
          title: notification.title,
          link: notification.link,
          scope: notification.scope,
          severity: 'critical',
          topic: 'incident-response',
        },
      }),
  };
}
