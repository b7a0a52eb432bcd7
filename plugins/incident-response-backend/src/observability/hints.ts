import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  SIGNAL_CHANNEL,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { createNotifier } from './createNotifier';
import { createNeverThrow } from './neverThrow';
import { createNewestSignals } from './newestSignals';
import { urgencyOf } from './urgencyOf';

interface Notification {
  readonly entityRefs: readonly string[];
  readonly title: string;
  readonly link: string;
  readonly scope: string;
  /** Says how loud it is. */
  readonly about: Pick<Incident, 'kind' | 'severity'>;
}

/** What tells people to look: none of it throws or is waited for, and losing it loses nothing else. */
export function createHints(deps: {
  readonly signals: SignalsService;
  readonly notifications: NotificationService;
  readonly logger: LoggerService;
}) {
  const neverThrow = createNeverThrow('signals', deps.logger);
  const tellNewest = createNewestSignals(
    async ({ only, ...message }) => {
      // Nobody else is told that there is anything at all.
      if (only?.length === 0) return;
      await deps.signals.publish({
        recipients: only
          ? { type: 'user', entityRef: [...only] }
          : { type: 'broadcast' },
        channel: SIGNAL_CHANNEL,
        message,
      });
    },
    error =>
      neverThrow(() => {
        throw error;
      }),
  );
  const notify = createNotifier<Notification>(
    ({ entityRefs, title, link, scope, about }) =>
      deps.notifications.send({
        recipients: { type: 'entity', entityRef: [...entityRefs] },
        payload: {
          title,
          link,
          scope,
          severity: urgencyOf(about),
          topic: 'incident-response',
        },
      }),
    deps.logger,
  );
  return { signal: tellNewest, notify };
}
