import { z } from 'zod';
import { declareModal } from '../blocks/modals/declare';
import { summaryModal } from '../blocks/modals/reasons';
import type { Asked, Named } from './Asked';
import { askedBy } from './CommandRegistry';
import { incidentAt, type Desk } from './Desk';
import { openModal } from './openModal';
import { doneSentence } from './replies/doneSentence';
import { say, type Reply } from './replies/Reply';
import {
  showChecklist,
  showHelp,
  showStatus,
  showTimeline,
  TIMELINE_READ,
} from './replies/show';
import { requestIdOf } from './requestIdOf';
import { sendCommand } from './sendCommand';

/** What Slack says of a slash command. */
export const slashSchema = z.object({
  /** As it was typed, with its slash: an app may have several. */
  command: z.string().startsWith('/').optional().catch(undefined),
  text: z.string().default(''),
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
});

export type Slash = z.infer<typeof slashSchema>;

type Of<T extends Asked['type']> = Extract<Asked, { type: T }>;

const linksTo = ({ options }: Desk, incidentId: string) => [
  { label: 'Incident page', url: options.pageUrl(incidentId) },
];

async function openForm(
  desk: Desk,
  { modal }: Of<'ask'>,
  { trigger_id: trigger, channel_id: room }: Slash,
): Promise<undefined> {
  const view =
    modal === 'declare'
      ? declareModal({ requestId: requestIdOf(trigger), room })
      : summaryModal(modal, { room });
  await openModal(desk, trigger, view);
}

/** Entity refs of whom somebody named, or why one of them is not known. */
async function refsOf(
  { accounts, door }: Desk,
  named: readonly Named[],
): Promise<
  | { readonly ok: true; readonly refs: readonly string[] }
  | { readonly ok: false; readonly sentence: string }
> {
  const refs: string[] = [];
  for (const one of named) {
    if (one.type === 'entity') {
      refs.push(one.entityRef);
      continue;
    }
    const person = await door.personOf(await accounts.read(one.slackId));
    if (!person.ok) return person;
    refs.push(person.entityRef);
  }
  return { ok: true, refs };
}

async function send(
  desk: Desk,
  asked: Of<'send'>,
  incidentId: string,
  { user_id: userId, trigger_id: triggerId }: Slash,
): Promise<Reply> {
  const account = await desk.accounts.read(userId);
  const read = await desk.door.read(incidentId, account);
  if (!read.ok) return say(read.sentence);
  const people = await refsOf(desk, asked.named);
  if (!people.ok) return say(people.sentence);
  const command = asked.command({
    incident: read.incident,
    people: people.refs,
  });
  const answer = await sendCommand(desk, incidentId, command, {
    userId,
    triggerId,
  });
  return answer.ok
    ? say(doneSentence(answer))
    : say(answer.sentence, linksTo(desk, incidentId));
}

const help = ({ options }: Desk, { command = options.command }: Slash): Reply =>
  showHelp(command);

async function show(
  desk: Desk,
  { what }: Of<'show'>,
  incidentId: string,
  slash: Slash,
): Promise<Reply> {
  if (what === 'help') return help(desk, slash);
  const { user_id: user } = slash;
  const account = await desk.accounts.read(user);
  const url = desk.options.pageUrl(incidentId);
  if (what === 'timeline') {
    const read = await desk.door.timeline(incidentId, account, TIMELINE_READ);
    return read.ok ? showTimeline(read.timeline, url) : say(read.sentence);
  }
  const read = await desk.door.read(incidentId, account);
  if (!read.ok) return say(read.sentence);
  return what === 'status'
    ? showStatus(read.incident, url)
    : showChecklist(read.incident, url);
}

async function declare(
  desk: Desk,
  { title, severity }: Of<'declare'>,
  { trigger_id: trigger, user_id: user }: Slash,
): Promise<Reply> {
  const answer = await desk.door.declare(
    { requestId: requestIdOf(trigger), title, severity },
    await desk.accounts.read(user),
  );
  return answer.ok
    ? say(
        `Declared as ${severity}: ${title}. Its war room is being opened.`,
        linksTo(desk, answer.incidentId),
      )
    : say(answer.sentence);
}

/** Does what a slash command asks for; `undefined` where a form was opened instead of an answer. */
export async function handleCommand(
  desk: Desk,
  slash: Slash,
): Promise<Reply | undefined> {
  const { text, channel_id: room } = slash;
  // A form has to be open within three seconds: whether this is a war room is found out afterwards.
  const first = askedBy(text, true);
  if (first.type === 'ask') return openForm(desk, first, slash);
  if (first.type === 'refuse') return say(first.sentence);
  if (first.type === 'declare') return declare(desk, first, slash);
  if (first.type === 'show' && first.what === 'help') return help(desk, slash);
  const here = await incidentAt(desk, { room });
  const asked = askedBy(text, here !== undefined);
  if (asked.type === 'refuse') return say(asked.sentence);
  const incidentId = asked.type === 'send' ? asked.incidentId ?? here : here;
  if (incidentId === undefined) return say('This channel is no war room.');
  if (asked.type === 'send') return send(desk, asked, incidentId, slash);
  return asked.type === 'show'
    ? show(desk, asked, incidentId, slash)
    : undefined;
}
