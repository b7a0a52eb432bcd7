import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import { z } from 'zod';
import { readDeclaration } from '../blocks/modals/declare';
import { readDraftEdit, type DraftEdit } from '../blocks/modals/editDraft';
import type { Submitted } from '../blocks/modals/inputs';
import { CALLBACKS, readAbout, type About } from '../blocks/modals/modal';
import { readWords } from '../blocks/modals/reasons';
import { incidentAt, type Desk, type Place } from './Desk';
import { contentOf } from './draftFrom';
import { doneSentence } from './replies/doneSentence';
import { say, type Reply } from './replies/Reply';
import { sendCommand, type Act } from './sendCommand';

/** What Slack says of a form that was sent. */
export const sentViewSchema = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string().optional(),
  view: z.object({
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: z.unknown() }).optional(),
  }),
});

export type SentView = z.infer<typeof sentViewSchema>;

type Run = (desk: Desk, act: Act) => Promise<Reply | undefined>;

/** A form that was understood: either each block says what is wrong, or there is something to do. */
export type ReadView =
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }
  | { readonly ok: true; readonly place: Place; readonly run: Run };

const placeOf = ({ incident, room }: About): Place => ({
  ...(incident !== undefined && { incidentId: incident }),
  ...(room !== undefined && { room }),
});

/** What was typed is not lost where it is refused. */
function refusal(sentence: string, words: string): Reply {
  return {
    title: 'Not done',
    lines: [sentence, words],
    links: [],
    verbatim: { label: 'What you wrote', text: words },
  };
}

function sending(
  place: Place,
  words: string,
  commandFor: (
    desk: Desk,
    incidentId: string,
    user: string,
  ) => Promise<IncidentCommand | string>,
): Run {
  return async (desk, act) => {
    const incidentId = await incidentAt(desk, place);
    if (incidentId === undefined)
      return refusal('This channel is no war room of an incident.', words);
    const command = await commandFor(desk, incidentId, act.userId);
    if (typeof command === 'string') return refusal(command, words);
    const answer = await sendCommand(desk, incidentId, command, act);
    return answer.ok
      ? say(doneSentence(answer))
      : refusal(answer.sentence, words);
  };
}

function read<T>(
  result: Submitted<T>,
  place: Place,
  run: (value: T) => Run,
): ReadView {
  return result.ok
    ? { ok: true, place, run: run(result.value) }
    : { ok: false, errors: result.errors };
}

const nothing = (place: Place): ReadView => ({
  ok: true,
  place,
  run: async () =>
    say('This form is of another version of the app. Use the incident page.'),
});

/** The components stay as they are in the revision that was edited. */
const revising =
  (about: { readonly draftId: string; readonly revision: number }) =>
  (place: Place, words: DraftEdit): Run =>
    sending(place, words.body, async (desk, incidentId, user) => {
      const found = await desk.door.read(
        incidentId,
        await desk.accounts.read(user),
      );
      if (!found.ok) return found.sentence;
      const draft = found.incident.drafts.find(
        ({ draftId }) => draftId === about.draftId,
      );
      if (!draft) return 'There is no such draft any longer.';
      const { components } = contentOf(draft);
      return {
        type: 'reviseDraft',
        ...about,
        content: { ...words, components },
      };
    });

function declaring(values: unknown, about: About, place: Place): ReadView {
  return read(readDeclaration(values, about.requestId), place, request => {
    const run: Run = async (desk, { userId }) => {
      const answer = await desk.door.declare(
        request,
        await desk.accounts.read(userId),
      );
      return answer.ok
        ? say(
            `Declared as ${request.severity}: ${request.title}. Its war room is being opened.`,
            [
              {
                label: 'Incident page',
                url: desk.options.pageUrl(answer.incidentId),
              },
            ],
          )
        : refusal(answer.sentence, request.title);
    };
    return run;
  });
}

/** What a form asks for, without asking anybody: Slack waits for it. */
export function readView({ view }: SentView): ReadView {
  const about = readAbout(view.private_metadata);
  const values = view.state?.values;
  if (!about) return nothing({});
  const place = placeOf(about);
  const { draftId, revision } = about;
  const known =
    draftId !== undefined && revision !== undefined
      ? { draftId, revision }
      : undefined;
  switch (view.callback_id) {
    case CALLBACKS.declare:
      return declaring(values, about, place);
    case CALLBACKS.mitigate:
      return read(readWords(values, 'summary'), place, summary =>
        sending(place, summary, async () => ({ type: 'mitigate', summary })),
      );
    case CALLBACKS.resolve:
      return read(readWords(values, 'summary'), place, summary =>
        sending(place, summary, async () => ({ type: 'resolve', summary })),
      );
    case CALLBACKS.rejectDraft:
      return known
        ? read(readWords(values, 'reason'), place, reason =>
            sending(place, reason, async () => ({
              type: 'rejectDraft',
              ...known,
              reason,
            })),
          )
        : nothing(place);
    case CALLBACKS.editDraft:
      return known
        ? read(readDraftEdit(values), place, words =>
            revising(known)(place, words),
          )
        : nothing(place);
    default:
      return nothing(place);
  }
}
