import { randomUUID } from 'node:crypto';
import type {
  Incident,
  IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { PersonAct, SlackControl } from '@incident-response/twins';

/** The commander's account. */
const USER = 'U0ADA';

/** What somebody types for it; `undefined`: it is done on the incident page. */
function typed(command: IncidentCommand): string | undefined {
  switch (command.type) {
    case 'takeCommand':
      return 'take';
    case 'silenceReminders':
      return 'silence';
    case 'addNote':
      // Each time in other words: what came twice is told from what was typed twice.
      return `update ${command.text} (${randomUUID().slice(0, 8)})`;
    case 'resolve':
      return `resolve ${command.summary}`;
    default:
      return undefined;
  }
}

/** The button that approves exactly these words, as it stands in the room. */
async function approving(
  control: Pick<SlackControl, 'channels'>,
  channel: string,
  sha256: string,
): Promise<PersonAct | undefined> {
  const room = (await control.channels()).find(({ id }) => id === channel);
  for (const { ts, blocks } of room?.messages ?? []) {
    const text = JSON.stringify(blocks ?? []);
    const [, actionId] = /"(ir:approveDraft:\d+)"/.exec(text) ?? [];
    if (actionId && text.includes(sha256))
      return { act: 'click', user: USER, channel, ts, actionId };
  }
  return undefined;
}

/**
 * Does in Slack what is done there; the answer says whether it is. Slack sends each act twice, to any of
 * the sockets that are open, and loses one of these before something is approved.
 */
export function peopleInSlack(
  control: Pick<SlackControl, 'act' | 'channels' | 'dropSockets' | 'misbehave'>,
) {
  let hasLostOne = false;
  return async (
    { room }: Pick<Incident, 'room'>,
    command: IncidentCommand,
  ): Promise<boolean> => {
    if (!room || room.archived) return false;
    const channel = room.roomId;
    const text = typed(command);
    if (text === undefined && command.type !== 'approveDraft') return false;
    const act: PersonAct | undefined =
      command.type === 'approveDraft'
        ? await approving(control, channel, command.sha256)
        : {
            act: 'slash',
            user: USER,
            channel,
            command: '/incident-response',
            text: text ?? '',
          };
    // The room does not show it yet: people look again.
    if (!act) return true;
    // Once: who is not heard tries again.
    if (command.type === 'approveDraft' && !hasLostOne) {
      hasLostOne = true;
      await control.dropSockets('abrupt', 1);
    }
    await control.misbehave({ type: 'duplicateEnvelope' });
    await control.act(act);
    return true;
  };
}
