import type {
  Draft,
  IncidentCommand,
  RoomAction,
} from '@incident-response/backstage-plugin-incident-response-common';
import { z } from 'zod';
import { decodeAction } from '../blocks/actions';
import { editDraftModal, loadingDraftModal } from '../blocks/modals/editDraft';
import { rejectDraftModal, summaryModal } from '../blocks/modals/reasons';
import { incidentAt, type Desk, type Place } from './Desk';
import { contentOf, revisionOf } from './draftFrom';
import { changeModal, openModal } from './openModal';
import { doneSentence } from './replies/doneSentence';
import { say, type Reply } from './replies/Reply';
import { showDraft } from './replies/showDraft';
import { sendCommand } from './sendCommand';

/** What Slack says of a pressed button. */
export const pressedSchema = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }).optional(),
  actions: z
    .array(z.object({ action_id: z.string(), value: z.string().optional() }))
    .min(1),
});

export type Pressed = z.infer<typeof pressedSchema>;

type Asking = Extract<
  RoomAction,
  { type: 'mitigate' | 'resolve' | 'rejectDraft' | 'editDraft' }
>;
type Sending = Exclude<RoomAction, Asking>;

const isAsking = (action: RoomAction): action is Asking =>
  action.type === 'mitigate' ||
  action.type === 'resolve' ||
  action.type === 'rejectDraft' ||
  action.type === 'editDraft';

const NO_INCIDENT =
  'It is not known which incident this belongs to. Use the incident page.';

const aboutOf = ({ incidentId, room }: Place) => ({
  ...(incidentId !== undefined && { incident: incidentId }),
  ...(room !== undefined && { room }),
});

/** The draft as this person may see it. */
async function readDraft(
  { door, accounts }: Desk,
  incidentId: string,
  draftId: string,
  user: string,
): Promise<Draft | undefined> {
  const read = await door.read(incidentId, await accounts.read(user));
  return read.ok
    ? read.incident.drafts.find(draft => draft.draftId === draftId)
    : undefined;
}

async function edit(
  desk: Desk,
  action: Extract<Asking, { type: 'editDraft' }>,
  place: Place,
  pressed: Pressed,
): Promise<Reply | undefined> {
  const { draftId, revision } = action;
  const viewId = await openModal(
    desk,
    pressed.trigger_id,
    loadingDraftModal({ ...aboutOf(place), draftId, revision }),
  );
  const incidentId = await incidentAt(desk, place);
  if (incidentId === undefined) return say(NO_INCIDENT);
  const draft = await readDraft(desk, incidentId, draftId, pressed.user.id);
  if (!draft || viewId === undefined)
    return say('This draft cannot be shown to you in Slack.');
  // Whoever edits starts from the words as they are now, whichever message was clicked.
  await changeModal(
    desk,
    viewId,
    editDraftModal({
      ...(place.incidentId !== undefined && { incidentId: place.incidentId }),
      ...(place.room !== undefined && { room: place.room }),
      draftId,
      revision: revisionOf(draft),
      content: contentOf(draft),
      url: desk.options.pageUrl(incidentId),
    }),
  );
  return undefined;
}

async function askForWords(
  desk: Desk,
  action: Asking,
  place: Place,
  pressed: Pressed,
): Promise<Reply | undefined> {
  if (action.type === 'editDraft') return edit(desk, action, place, pressed);
  const about = aboutOf(place);
  if (action.type === 'rejectDraft' && desk.options.decisions !== 'allow')
    return say('This is decided on the incident page only.');
  const view =
    action.type === 'rejectDraft'
      ? rejectDraftModal({
          ...about,
          draftId: action.draftId,
          revision: action.revision,
        })
      : summaryModal(action.type, about);
  await openModal(desk, pressed.trigger_id, view);
  return undefined;
}

/** What the messages of the room do not show, once it is done. */
const UNSEEN: ReadonlySet<Sending['type']> = new Set([
  'callApprover',
  'join',
  'rate',
]);

/** Every other button is one command already. */
const commandOf = (action: Sending): IncidentCommand => action;

async function send(
  desk: Desk,
  action: Sending,
  place: Place,
  { user: { id: userId }, trigger_id: triggerId }: Pressed,
): Promise<Reply | undefined> {
  const incidentId = await incidentAt(desk, place);
  if (incidentId === undefined) return say(NO_INCIDENT);
  const url = desk.options.pageUrl(incidentId);
  const answer = await sendCommand(desk, incidentId, commandOf(action), {
    userId,
    triggerId,
  });
  if (answer.ok)
    // In the room, the messages themselves say most of it.
    return place.incidentId === undefined && !UNSEEN.has(action.type)
      ? undefined
      : say(doneSentence(answer));
  const draft =
    action.type === 'approveDraft'
      ? await readDraft(desk, incidentId, action.draftId, userId)
      : undefined;
  return draft
    ? showDraft(answer.sentence, draft, url)
    : say(answer.sentence, [{ label: 'Incident page', url }]);
}

/** Does what a pressed button asks for; `undefined` where there is nothing to be told. */
export async function handleAction(
  desk: Desk,
  pressed: Pressed,
): Promise<Reply | undefined> {
  const [{ action_id: actionId, value }] = pressed.actions;
  // A link was followed.
  if (actionId.startsWith('ir:link:')) return undefined;
  const decoded = decodeAction({ actionId, ...(value && { value }) });
  if (!decoded)
    return say(
      'This button is of another version of the app. Use the incident page.',
    );
  const { action, incidentId } = decoded;
  const place: Place = {
    ...(incidentId !== undefined && { incidentId }),
    ...(pressed.channel && { room: pressed.channel.id }),
  };
  return isAsking(action)
    ? askForWords(desk, action, place, pressed)
    : send(desk, action, place, pressed);
}
