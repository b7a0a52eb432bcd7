import type { Knex } from 'knex';
import type { AssembleDeps } from './assemble';
import { systemClock } from './engine/Clock';
import { createHttpClient } from './http/httpClient';
import { createHearing } from './outgoing/createHearing';
import { createTeller, type Teller } from './outgoing/createTeller';
import { createSignedWebhook, type Tell } from './outgoing/signedWebhook';
import type { IncidentStore } from './stores/IncidentStore';
import { createKnexOutbox } from './stores/knex/createKnexOutbox';

type WebhookDeps = Pick<AssembleDeps, 'config' | 'onConfig'>;

/** The webhook as configured at the start, with the secret that is configured now. */
function createWebhook({ config, onConfig }: WebhookDeps): Tell | undefined {
  const { outgoingWebhook } = config;
  if (!outgoingWebhook) return undefined;
  const { url, allowPrivateNetwork: allowPrivate } = outgoingWebhook;
  const post = createHttpClient({ allowPrivate });
  const make = ({ secret }: { readonly secret: string }) =>
    createSignedWebhook({ url, post, secret }, systemClock.now);
  let tell = make(outgoingWebhook);
  onConfig(next => {
    if (next.outgoingWebhook) tell = make(next.outgoingWebhook);
  });
  return (events, signal) => tell(events, signal);
}

/** Who tells other plugins, and others outside, what was committed. */
export function assembleTeller(
  deps: WebhookDeps &
    Pick<AssembleDeps, 'events' | 'logger' | 'metrics'> & {
      readonly store: IncidentStore;
      readonly knex: Knex;
      readonly pollMs: number;
      readonly paceMs: () => number;
    },
): Teller {
  return createTeller({
    store: deps.store,
    outbox: createKnexOutbox(deps.knex),
    hear: createHearing(deps.events),
    webhook: createWebhook(deps),
    tried: deps.metrics.commitTold,
    onError: sentence => deps.logger.error(sentence),
    now: () => systemClock.now().getTime(),
    sleep: systemClock.sleep,
    pollMs: deps.pollMs,
    paceMs: deps.paceMs,
  });
}
