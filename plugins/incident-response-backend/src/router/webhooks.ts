import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  AlertSource,
  WebhookRequest,
} from '@incident-response/backstage-plugin-incident-response-node';
import express, {
  type ErrorRequestHandler,
  type Request,
  type Response,
  type Router,
} from 'express';
import PromiseRouter from 'express-promise-router';
import type { IncidentService } from '../engine/IncidentService';
import type { AlertResult, Metrics } from '../observability/Metrics';
import { reasonOf } from '../observability/reasonOf';
import type { Ingested } from '../stores/IncidentStore';
import { goneSignal } from './goneSignal';
import { answerIngested } from './ingestAnswer';
import { receiveAlerts } from './receiveAlerts';
import { sendError } from './sendError';
import {
  createPatientStore,
  DEFAULT_PATIENCE,
  type Patience,
  type StoreOutcome,
} from './storePatiently';

const BODY_LIMIT = '1mb';

export interface WebhookDeps {
  readonly service: Pick<IncidentService, 'ingest'>;
  readonly sources: readonly AlertSource[];
  readonly metrics: Pick<Metrics, 'alertIngested'>;
  readonly logger: LoggerService;
  readonly patience?: Patience;
}

function requestOf(req: Request): WebhookRequest {
  const headers = Object.entries(req.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return {
    headers: Object.fromEntries(headers),
    // Without a body the parser leaves its own idea of an empty one.
    body: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
  };
}

const refuseBody: ErrorRequestHandler = (error, req, res, _next) => {
  const tooLarge = error?.status === 413;
  sendError(req, res, tooLarge ? 413 : 400, {
    name: tooLarge ? 'PayloadTooLargeError' : 'InputError',
    message: tooLarge
      ? 'The body is larger than 1 MiB. Send fewer alerts at once, or render a smaller template.'
      : `The body cannot be read: ${String(error?.message ?? error)}.`,
  });
};

/** Lets through what is sent to a source that is on, the right way. */
function onlyKnown(sources: ReadonlyMap<string, AlertSource>) {
  return (req: Request, res: Response, next: () => void) => {
    if (!sources.has(req.params.source)) {
      sendError(req, res, 404, {
        name: 'NotFoundError',
        message:
          'This alert source is off or unknown. Configure it below incidentResponse.sources.',
      });
    } else if (req.method !== 'POST') {
      res.setHeader('Allow', 'POST');
      sendError(req, res, 405, {
        name: 'MethodNotAllowedError',
        message: 'Alerts are sent with POST.',
      });
    } else {
      next();
    }
  };
}

/** Several alerts of one delivery in turn; what is stored stays stored when a later one fails. */
async function storeInTurn<A>(
  alerts: readonly A[],
  store: (alert: A) => Promise<StoreOutcome<Ingested>>,
): Promise<StoreOutcome<readonly Ingested[]>> {
  const stored: Ingested[] = [];
  for (const alert of alerts) {
    const outcome = await store(alert);
    if (outcome.type !== 'stored') return outcome;
    stored.push(outcome.value);
  }
  return { type: 'stored', value: stored };
}

function answer(
  req: Request,
  res: Response,
  outcome: StoreOutcome<readonly Ingested[]>,
): void {
  switch (outcome.type) {
    case 'stored': {
      const { status, body } = answerIngested(outcome.value);
      res.status(status).json(body);
      return;
    }
    case 'refused':
      res.setHeader('Retry-After', '1');
      sendError(req, res, 503, {
        name: 'ServiceUnavailableError',
        message: 'The alert could not be stored. Send it again.',
      });
      return;
    case 'abandoned':
      // No status: a lost connection is what makes the sender come back.
      req.socket.destroy();
      return;
    default: {
      const unreachable: never = outcome;
      throw new Error(`Unknown outcome ${JSON.stringify(unreachable)}`);
    }
  }
}

function createHandler(deps: WebhookDeps, closing: AbortSignal) {
  const { service, metrics, logger } = deps;
  const storePatiently = createPatientStore(deps.patience ?? DEFAULT_PATIENCE);

  return async (source: AlertSource, req: Request, res: Response) => {
    const since = performance.now();
    const count = (...results: readonly AlertResult[]) =>
      results.forEach(result =>
        metrics.alertIngested(source.id, result, performance.now() - since),
      );

    const receipt = receiveAlerts(source, requestOf(req));
    if (receipt.type === 'refused') {
      count(receipt.result);
      // Strangers must not be able to fill the log; those who proved themselves want to know.
      if (receipt.result === 'malformed') {
        logger.warn(`Refused an alert of ${source.id}: ${receipt.message}`);
      }
      sendError(req, res, receipt.status, receipt);
      return;
    }

    const gone = AbortSignal.any([goneSignal(res), closing]);
    const outcome = await storeInTurn(receipt.alerts, alert =>
      storePatiently(
        () => service.ingest(source.id, alert),
        source.whenStoreFails,
        gone,
      ),
    );
    if (outcome.type === 'stored') {
      count(...outcome.value.map(({ type }) => type));
    } else {
      count(outcome.type);
      logger.error(
        `An alert of ${source.id} could not be stored and was ${
          outcome.type
        }; its sender has no success from us. Check the database: ${reasonOf(
          outcome.error,
        )}`,
      );
    }
    answer(req, res, outcome);
  };
}

/**
 * `POST /webhooks/:source`. Nothing is parsed and no database is asked before the sender has proved
 * itself, and nothing is answered 2xx before it is durable.
 */
export function createWebhookRouter(deps: WebhookDeps): {
  readonly router: Router;
  /** Lets go of what is held, without an answer: its senders will send again. */
  close(): void;
} {
  const sources = new Map(deps.sources.map(source => [source.id, source]));
  const closing = new AbortController();
  const handle = createHandler(deps, closing.signal);

  const router = PromiseRouter();
  router.all('/webhooks/:source', onlyKnown(sources));
  router.post(
    '/webhooks/:source',
    express.raw({ type: () => true, limit: BODY_LIMIT }),
    refuseBody,
  );
  router.post('/webhooks/:source', async (req, res) => {
    const source = sources.get(req.params.source);
    if (source) await handle(source, req, res);
  });
  return { router, close: () => closing.abort() };
}
