import type { SlackSubject } from './openSubject';
import { COMMANDER_IN_SLACK } from './organisation';
import { until } from './rooms';

/** A button of this kind, as it stands in the room now. */
async function button(
  { control }: Pick<SlackSubject, 'control'>,
  room: string,
  kind: string,
) {
  const pattern = new RegExp(`"action_id":"(ir:${kind}:\\d+)"`);
  for (let tries = 0; tries < 500; tries++) {
    const channel = (await control.channels()).find(({ id }) => id === room);
    for (const { ts, blocks } of channel?.messages ?? []) {
      const found = pattern.exec(JSON.stringify(blocks ?? []));
      if (found) return { ts, actionId: found[1] };
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error(`There is no button ${kind} in ${room}.`);
}

async function press(subject: SlackSubject, room: string, kind: string) {
  const which = await button(subject, room, kind);
  const startedAt = performance.now();
  const result = await subject.control.act({
    act: 'click',
    user: COMMANDER_IN_SLACK,
    channel: room,
    ...which,
  });
  if (!result.ok) throw new Error(`${kind}: ${result.error}`);
  return startedAt;
}

/** The approving click until the request to the status page leaves us. */
export async function approve(
  subject: SlackSubject,
  incidentId: string,
  publishedAt: ReadonlyMap<string, number>,
): Promise<number> {
  const is = (isSo: Parameters<typeof until>[2]) =>
    until(subject, incidentId, isSo);
  const { room } = await is(incident => incident.room !== undefined);
  const roomId = room?.roomId ?? '';
  await press(subject, roomId, 'takeCommand');
  await is(({ ic }) => ic !== undefined);
  const typed = await subject.control.act({
    act: 'slash',
    user: COMMANDER_IN_SLACK,
    channel: roomId,
    command: '/incident-response',
    text: 'status draft Some payments fail. We are looking into it.',
  });
  if (!typed.ok) throw new Error(`status draft: ${typed.error}`);
  const clickedAt = await press(subject, roomId, 'approveDraft');
  await is(({ drafts }) => drafts[0]?.status === 'published');
  const sentAt = publishedAt.get(incidentId);
  if (sentAt === undefined)
    throw new Error(`Nothing was published of ${incidentId}.`);
  return sentAt - clickedAt;
}

/** Commands, several at once; Slack's own word how long each acknowledgement took. */
export async function acknowledgements(
  { control }: SlackSubject,
  room: string,
  count: number,
): Promise<readonly number[]> {
  const before = (await control.deliveries()).length;
  const AT_ONCE = 5;
  for (let sent = 0; sent < count; sent += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        control.act({
          act: 'slash',
          user: COMMANDER_IN_SLACK,
          channel: room,
          command: '/incident-response',
          text: 'status',
        }),
      ),
    );
  return (await control.deliveries())
    .slice(before)
    .filter(({ type }) => type !== 'events_api')
    .map(({ ms, outcome, name }) => {
      if (outcome.type !== 'acknowledged')
        throw new Error(`${name} was not acknowledged: ${outcome.type}`);
      return ms;
    });
}
