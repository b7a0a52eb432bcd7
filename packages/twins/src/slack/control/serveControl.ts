import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Sockets } from '../delivery/createSockets';
import type { SlackFaults } from '../faults/Faults';
import { readBody, sendJson } from '../http';
import type { Desk } from '../interactions/Desk';
import { performAct } from '../interactions/performAct';
import { personActSchema } from '../interactions/PersonAct';
import {
  integrationPostSchema,
  postIntegration,
} from '../interactions/postIntegration';
import { parseJson } from '../Json';
import type { Calls } from '../webApi/RecordedCall';
import {
  dropSchema,
  faultSchema,
  settingsSchema,
  usergroupSchema,
  userSchema,
} from './inputs';
import { seenChannel } from './seen';
import type { SlackSettings } from './SlackControl';

interface Deps {
  readonly desk: Desk;
  readonly sockets: Sockets;
  readonly faults: SlackFaults;
  readonly calls: Calls;
  readonly configure: (settings: SlackSettings) => void;
}

type Operation = (input: unknown) => unknown;

function operations(deps: Deps): Readonly<Record<string, Operation>> {
  const { desk, sockets, faults, calls } = deps;
  const { world, clock } = desk.platform;
  return {
    act: input => performAct(desk, personActSchema.parse(input)),
    integrate: input =>
      postIntegration(desk.platform, integrationPostSchema.parse(input)),
    misbehave: input =>
      z
        .object({ faults: z.array(faultSchema) })
        .parse(input)
        .faults.forEach(faults.add),
    behave: () => faults.clear(),
    calls: () => calls.all(),
    deliveries: () => desk.deliveries.records(),
    channels: () =>
      [...world.channels.values()].map(one => seenChannel(world, one)),
    views: () =>
      [...world.views.values()].map(({ id, user, definition }) => ({
        id,
        user,
        definition,
      })),
    users: () => [...world.users.values()],
    putUsers: input =>
      z
        .object({ users: z.array(userSchema) })
        .parse(input)
        .users.forEach(world.putUser),
    putUsergroup: input => world.putUsergroup(usergroupSchema.parse(input)),
    dropSockets(input) {
      const { how, most } = dropSchema.parse(input);
      return sockets.drop(how, most);
    },
    sockets: () => sockets.count(),
    configure: input => deps.configure(settingsSchema.parse(input)),
    advance: input =>
      clock.advance(z.object({ ms: z.number().min(0) }).parse(input).ms),
  };
}

/** The control API at `/control/<operation>`: JSON in, `{"result":…}` out. */
export function serveControl(deps: Deps) {
  const known = operations(deps);
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
  ) => {
    const operation = Object.hasOwn(known, name) ? known[name] : undefined;
    if (request.method !== 'POST' || !operation) {
      const there = Object.keys(known).join(', ');
      sendJson(response, 404, { error: `POST one of ${there}.` });
      return;
    }
    try {
      const input = parseJson(await readBody(request));
      sendJson(response, 200, { result: (await operation(input)) ?? null });
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      sendJson(response, 400, { error: z.prettifyError(error) });
    }
  };
}
