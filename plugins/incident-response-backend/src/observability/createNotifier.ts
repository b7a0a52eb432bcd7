import type { LoggerService } from '@backstage/backend-plugin-api';
import { inTime } from '../limits/inTime';
import { createSlots } from '../limits/Slots';
import { reasonOf } from './reasonOf';

/** Sending goes over HTTP: a storm of incidents must not become a storm of requests. */
const LIMITS = {
  atOnce: 4,
  /** Beyond that the service has been away for long, and the room says who is called. */
  waiting: 1_000,
  /** One that hangs must not hold the line. */
  patienceMs: 10_000,
};

type Kind = 'full' | 'late' | 'failed';

const MEANWHILE =
  'Responders are on the incident page all the same. Check the notifications plugin';

/**
 * Sends without anybody waiting for it: never throws, a bounded number at a time, each waited for
 * a bounded time. Each kind of failure is logged once until sending works again.
 */
export function createNotifier<T>(
  send: (notification: T) => Promise<void>,
  logger: LoggerService,
  limits: Partial<typeof LIMITS> = {},
): (notification: T) => void {
  const { atOnce, waiting, patienceMs } = { ...LIMITS, ...limits };
  const slots = createSlots(atOnce);
  const told = new Set<Kind>();
  let accepted = 0;

  function tell(kind: Kind, reason: string) {
    if (told.has(kind)) return;
    told.add(kind);
    logger.warn(`Responders are not notified: ${reason}. ${MEANWHILE}.`);
  }

  async function sendOne(notification: T): Promise<void> {
    const sending = Promise.resolve(notification)
      .then(send)
      .then(
        () => told.clear(),
        error => tell('failed', reasonOf(error)),
      );
    const late = `no answer within ${patienceMs} ms`;
    await inTime(sending, patienceMs, late).catch(() => tell('late', late));
  }

  return notification => {
    if (accepted >= atOnce + waiting) {
      tell('full', `${waiting} notifications are waiting already`);
      return;
    }
    accepted += 1;
    void slots
      .run(() => sendOne(notification))
      .finally(() => {
        accepted -= 1;
      });
  };
}
