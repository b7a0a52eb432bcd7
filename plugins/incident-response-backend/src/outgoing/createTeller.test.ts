import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import {
  createSqliteDatabase,
  type TestDatabase,
} from '../contract/__testUtils__/testDatabase';
import { playWithFaults, HASTY } from '../engine/__testUtils__/playWithFaults';
import { systemClock } from '../engine/Clock';
import { createHttpClient } from '../http/httpClient';
import { createKnexOutbox } from '../stores/knex/createKnexOutbox';
import { createHearing } from './createHearing';
import { createTeller, type TellerDeps } from './createTeller';
import type { DomainEvent } from './DomainEvent';
import { createSignedWebhook, signatureOf } from './signedWebhook';

jest.setTimeout(60_000);

const SECRET = 'a-secret-of-some-length';

interface Received {
  readonly sequence: number;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

/** A receiver that answers what it is told to. */
async function receiver(answer: (count: number) => number) {
  const received: Received[] = [];
  let count = 0;
  const server: Server = createServer((req, res) => {
    let body = '';
    req.on('data', data => {
      body += data;
    });
    req.on('end', () => {
      const status = answer((count += 1));
      const sequence = Number(req.headers['x-incident-response-sequence']);
      if (status < 300) received.push({ sequence, body, headers: req.headers });
      res.writeHead(status).end();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/events`,
    received,
    close: () => new Promise(resolve => server.close(resolve)),
  };
}

async function eventually(isSo: () => boolean) {
  for (let tries = 0; tries < 1_000; tries++) {
    if (isSo()) return;
    await systemClock.sleep(10);
  }
  throw new Error('It never came to that.');
}

describe('what others are told of incidents', () => {
  let database: TestDatabase;
  const ends: (() => Promise<unknown>)[] = [];
  const errors: string[] = [];
  beforeEach(async () => {
    errors.length = 0;
    database = await createSqliteDatabase();
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
    await database.remove();
  });

  async function play() {
    const played = await playWithFaults(database, undefined, HASTY);
    ends.push(() => played.engine.stop());
    return played;
  }

  function teller(
    store: TellerDeps['store'],
    change: Partial<TellerDeps> = {},
  ) {
    const made = createTeller({
      store,
      outbox: createKnexOutbox(database.connect()),
      hear: async () => {},
      onError: sentence => errors.push(sentence),
      now: Date.now,
      sleep: systemClock.sleep,
      pollMs: 10,
      paceMs: () => 0,
      ...change,
    });
    made.start();
    ends.push(() => made.stop());
    return made;
  }
  const webhookTo = (url: string) =>
    createSignedWebhook(
      {
        url,
        secret: SECRET,
        post: createHttpClient({ allowPrivate: true }),
      },
      systemClock.now,
    );

  it('is every event, in order, also of an incident that an alert opened', async () => {
    const { open, until, store } = await play();
    const heard: DomainEvent[] = [];
    const events = mockServices.events.mock({
      publish: async ({ eventPayload }) =>
        void heard.push(eventPayload as DomainEvent),
    });
    teller(store, { hear: createHearing(events) });
    const id = await open();
    const { seq } = await until(id, i => i.status === 'active');
    await eventually(() => heard.some(event => event.sequence >= seq));
    expect(heard[0]).toMatchObject({
      incidentId: id,
      sequence: 1,
      index: 0,
      type: 'INCIDENT_DECLARED',
      summary: 'Incident declared: P1, real',
    });
    const sequences = heard.map(event => event.sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    // Nothing that people or vendors wrote goes out.
    const alert = (await store.read(id, 0))[0].payload;
    const { title } = JSON.parse(alert).events[0].data;
    expect(JSON.stringify(heard)).not.toContain(title);
  });

  it('is signed, and arrives although the receiver fails and the process ends in between', async () => {
    const { open, until, store } = await play();
    const failing = await receiver(() => 503);
    const first = teller(store, { webhook: webhookTo(failing.url) });
    const id = await open();
    const { seq } = await until(id, i => i.status === 'active');
    await systemClock.sleep(50);
    await first.stop();
    await failing.close();
    expect(failing.received).toEqual([]);

    // The next process begins where the cursor stands, after the lease of the one that ended.
    const working = await receiver(() => 204);
    ends.push(working.close);
    teller(store, {
      webhook: webhookTo(working.url),
      now: () => Date.now() + 120_000,
    });
    await eventually(() =>
      working.received.some(({ sequence }) => sequence >= seq),
    );
    const sequences = working.received.map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
    const [{ headers, body }] = working.received;
    expect(headers['x-incident-response-signature']).toBe(
      signatureOf(
        SECRET,
        String(headers['x-incident-response-timestamp']),
        body,
      ),
    );
  });

  it('is nothing of a restricted incident', async () => {
    const { open, until, store } = await play();
    const id = await open();
    const { seq } = await until(id, i => i.status === 'active');
    const knex = database.connect();
    await knex('ir_heads').update({ visibility: 'restricted' });
    const heard: DomainEvent[] = [];
    teller(store, { hear: async events => void heard.push(...events) });
    for (let told = 0; told < seq; ) {
      await systemClock.sleep(10);
      const row = await knex('ir_heads').first('told_seq');
      told = row.told_seq;
    }
    expect(heard).toEqual([]);
  });

  it('stops no command where nobody listens', async () => {
    const { open, send, until, store } = await play();
    teller(store, {
      hear: () => Promise.reject(new Error('bus is down')),
      webhook: () => Promise.reject(new Error('refused')),
    });
    const id = await open();
    await send(id, { type: 'takeCommand' });
    const taken = await until(id, i => i.ic !== undefined);
    expect(taken.ic).toBe('user:default/ada');
    await eventually(() => errors.some(e => e.includes('bus is down')));
  });

  it('leaves nothing out, however long the receiver does not take it', async () => {
    const { open, until, store } = await play();
    const id = await open();
    const { seq } = await until(id, i => i.status === 'active');
    const refused: number[] = [];
    const taken: number[] = [];
    const counted: string[] = [];
    let hours = 0;
    // Each look at the clock is an hour later, so that no pause lasts.
    const { problems } = teller(store, {
      now: () => Date.now() + (hours += 1) * 3_600_000,
      tried: result => counted.push(result),
      webhook: async ([{ sequence }]) => {
        if (refused.length < 100) {
          refused.push(sequence);
          throw new Error('503');
        }
        taken.push(sequence);
      },
    });
    await eventually(() => refused.length >= 50);
    expect(problems()).toEqual([
      expect.stringMatching(/not taken events of 1 incident\(s\)/),
    ]);
    expect(problems().join()).not.toContain(id);
    await eventually(() => taken.includes(seq));
    expect(new Set(refused)).toEqual(new Set([1]));
    expect(taken).toEqual(taken.map((_, index) => index + 1));
    expect(counted.filter(result => result === 'refused')).toHaveLength(100);
    expect(
      errors.filter(sentence => sentence.startsWith(`Commit 1 of ${id} `)),
    ).toHaveLength(1);
    expect(problems()).toEqual([]);
  });

  it('reaches the webhook although the bus never answers', async () => {
    const { open, until, store } = await play();
    const id = await open();
    const { seq } = await until(id, i => i.status === 'active');
    const taken: number[] = [];
    const heard: number[] = [];
    teller(store, {
      hearPatienceMs: 20,
      hear: ([{ sequence }]) => {
        heard.push(sequence);
        return new Promise(() => {});
      },
      webhook: async ([{ sequence }]) => void taken.push(sequence),
    });
    await eventually(() => taken.includes(seq));
    expect(heard).toEqual(taken);
    const late = errors.filter(e => e.includes('bus of events gave no answer'));
    expect(late).toHaveLength(1);
  });
});
