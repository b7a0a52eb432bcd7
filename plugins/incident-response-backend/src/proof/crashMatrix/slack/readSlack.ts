import type {
  SeenChannel,
  SeenMessage,
  SlackControl,
} from '@incident-response/twins';
import type { MessageRow, RoomRow } from '../World';
import { ANNOUNCEMENTS, MEMBERS } from './workspace';

/** A message to one person that we sent. */
export interface Direct {
  /** Of the effect it was sent for: `<incident id>/call:…`. */
  readonly key: string;
  readonly person: string;
}

/** What a Slack holds in the end. */
export interface SlackWorld {
  readonly rooms: readonly RoomRow[];
  readonly messages: readonly MessageRow[];
  readonly directs: readonly Direct[];
  readonly channels: readonly SeenChannel[];
}

const BOT = 'U0INCIDENTBOT';

/** Key of the effect that a message of ours was posted for. */
function keyOf({ metadata }: SeenMessage): string | undefined {
  const payload = metadata?.event_payload;
  return typeof payload === 'object' && payload && 'effect_id' in payload
    ? String(payload.effect_id)
    : undefined;
}

/** Ours have a marker, whatever they are; what Slack itself says in a channel has a subtype. */
const ours = ({ messages }: SeenChannel) =>
  messages.filter(
    ({ user, subtype, ephemeralTo }) =>
      user === BOT &&
      ephemeralTo === undefined &&
      (subtype === undefined || subtype === 'bot_message'),
  );

/** `inc-1/post:headline` → `post:headline` */
const whatOf = (key: string) => key.slice(key.indexOf('/') + 1);

const rowsOf = (channel: SeenChannel): readonly MessageRow[] =>
  ours(channel).map(message => {
    const key = keyOf(message) ?? `unmarked/${message.ts}`;
    return {
      effect_key: key,
      repeats: 0,
      message_id: message.ts,
      room_id: channel.id === ANNOUNCEMENTS ? null : channel.id,
      what: whatOf(key),
      posted_at: new Date(Number(message.ts) * 1_000).toISOString(),
    };
  });

function directsOf(channel: SeenChannel): readonly Direct[] {
  const user = channel.members.find(member => member !== BOT);
  const person = MEMBERS.find(({ id }) => id === user)?.name ?? String(user);
  return ours(channel).map(message => ({
    key: keyOf(message) ?? 'unmarked',
    person,
  }));
}

/** Looks at a Slack as those see it who are in every channel. */
export async function readSlack(
  control: Pick<SlackControl, 'channels'>,
): Promise<SlackWorld> {
  const channels = await control.channels();
  const rooms = channels.filter(({ kind }) => kind === 'private');
  return {
    channels,
    rooms: rooms.map(({ name, archived }) => ({
      effect_key: name,
      repeats: 0,
      incident_id: '',
      archived_at: archived ? name : null,
    })),
    messages: channels
      .filter(({ id, kind }) => kind === 'private' || id === ANNOUNCEMENTS)
      .flatMap(rowsOf),
    directs: channels.filter(({ kind }) => kind === 'im').flatMap(directsOf),
  };
}
