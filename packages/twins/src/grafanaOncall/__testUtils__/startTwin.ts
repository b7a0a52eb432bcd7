import { createGrafanaOncallTwin } from '../createGrafanaOncallTwin';
import type {
  GrafanaOncallTwin,
  GrafanaOncallTwinOptions,
} from '../GrafanaOncallTwin';
import { startReceiver, type Answer } from './receiver';

export const ada = { id: 'U1', username: 'ada', email: 'ada@example.org' };

export const alert = {
  title: 'Checkout error rate above 5 %',
  labels: { severity: 'critical', service: 'checkout' },
  usersToBeNotified: [ada],
};

export const quick = {
  timeoutMs: 150,
  requeueMs: 5,
  connectionBackoffMs: [1, 2, 3],
};

/** Gives each test of the file a twin and a receiver of its own, and stops them after it. */
export function twinsForTests() {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  });
  return async (
    answers: readonly Answer[],
    options: Partial<GrafanaOncallTwinOptions> = {},
  ) => {
    const receiver = await startReceiver(...answers);
    const twin = createGrafanaOncallTwin({
      webhookUrl: receiver.url,
      authorization: 'a-secret',
      timing: quick,
      ...options,
    });
    stops.push(receiver.stop, () => twin.close());
    return { twin, received: receiver.received };
  };
}

/** How each request of the twin ended. */
export const outcomes = (twin: GrafanaOncallTwin) =>
  twin.calls().map(({ outcome }) => outcome.type);
