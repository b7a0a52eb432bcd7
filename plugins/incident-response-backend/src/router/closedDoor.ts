import PromiseRouter from 'express-promise-router';
import { sendError } from './sendError';

/** `/webhooks` of a replica that takes no alerts: nothing is answered as if it had been stored. */
export function createClosedDoor() {
  const router = PromiseRouter();
  router.all('/webhooks/:source', (req, res) =>
    sendError(req, res, 503, {
      name: 'ServiceUnavailableError',
      message:
        'This replica takes no alerts. Send them to one that has the role ingest in incidentResponse.roles.',
    }),
  );
  return { router, close: () => {} };
}
