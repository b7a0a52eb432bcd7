import type {
  RecordedDelivery,
  SeenChannel,
  SeenMessage,
  SlackControl,
  SlackUser,
} from '@incident-response/twins';
import { actName } from './actName';
import type { MessageRow, RoomRow } from '../World';
import { ANNOUNCEMENTS, MEMBERS } from './workspace';

/** A message to one person that we sent. */
export interface Direct {
  /** Of the effect it was sent for: `<incident id>/call:…`. */
  readonly key: string;
  readonly person: string;
}

/** What somebody did, and whether Slack could say that it arrived; else the person was shown that it did not. */
export interface Act {
  /** `take`, `approveDraft` */
  readonly name: string;
  /** What was typed behind the name. */
  readonly text: string;
  readonly arrived: boolean;
}

/** What a Slack holds in the end. */
export interface SlackWorld {
  /** Who has to be in the war room. */
  readonly members: readonly SlackUser[];
  /** One entry for each time that Slack handed it on. */
  readonly acts: readonly Act[];
  /** What one person alone was told. */
  readonly whispers: readonly string[];
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

function directsOf(
  channel: SeenChannel,
  people: readonly SlackUser[],
): readonly Direct[] {
  const user = channel.members.find(member => member !== BOT);
  const person = people.find(({ id }) => id === user)?.name ?? String(user);
  return ours(channel).map(message => ({
    key: keyOf(message) ?? 'unmarked',
    person,
  }));
}

function actsOf({ payload, outcome }: RecordedDelivery): readonly Act[] {
  const name = actName(payload);
  return name === undefined
    ? []
    : [
        {
          name,
          text: String(payload.text ?? '').slice(name.length + 1),
          arrived: outcome.type === 'acknowledged',
        },
      ];
}

/** Looks at a Slack as those see it who are in every channel. */
export async function readSlack(
  control: Pick<SlackControl, 'channels' | 'deliveries'>,
  members: readonly SlackUser[] = MEMBERS,
): Promise<SlackWorld> {
  const channels = await control.channels();
  const deliveries = await control.deliveries();
  const rooms = channels.filter(({ kind }) => kind === 'private');
  return {
    members,
    acts: deliveries.flatMap(actsOf),
    whispers: channels.flatMap(({ messages }) =>
      messages.flatMap(({ user, text, ephemeralTo }) =>
        user === BOT && ephemeralTo !== undefined ? [text] : [],
      ),
    ),
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
    directs: channels
      .filter(({ kind }) => kind === 'im')
      .flatMap(channel => directsOf(channel, members)),
  };
}
