import {
  canonicalPublication,
  isRestricted,
  draftContentSchema,
  type Draft,
  type DraftContent,
  type DraftRevision,
  type Incident,
  type PublicationOperation,
  type PublicationRequest,
} from '@incident-response/backstage-plugin-incident-response-common';
import { reject, type Decision } from './Decision';
import { sha256 } from './ledger';
import { whyMisleading } from './publicWords';
import { whySensitive } from './redaction/whySensitive';
import type { Settings } from './Settings';

/** SHA-256 of the whole request, hex: what an approval binds. */
export function publicationHash(request: PublicationRequest): string {
  return sha256(canonicalPublication(request));
}

export const NOTHING_TO_RESOLVE =
  'There is no public incident to resolve. Open one first, with another status.';

const RESTRICTED =
  'The incident is restricted: nothing may be written for customers. Have an approver lift the restriction first.';

/** What a publication would have to do now, or the sentence that says why there can be none. */
export function operationNow(
  incident: Incident,
): PublicationOperation | string {
  const open = incident.publicIncident;
  if (isRestricted(incident)) return RESTRICTED;
  if (!open) return { type: 'create' };
  return open.status === 'resolved'
    ? 'The public incident is resolved; nothing more can be published about it. Declare a new incident if there is more to say.'
    : { type: 'update', pageIncidentId: open.pageIncidentId };
}

const sameOperation = (a: PublicationOperation, b: PublicationOperation) =>
  a.type === 'create'
    ? b.type === 'create'
    : b.type === 'update' && a.pageIncidentId === b.pageIncidentId;

type Place = Pick<Settings, 'page' | 'targets'>;

/** Where words about an incident of this kind may go: those of a drill to the built-in page only. */
export function placeFor(
  { kind }: Pick<Incident, 'kind'>,
  settings: Place & Pick<Settings, 'drills'>,
): Place | undefined {
  return kind === 'drill' ? settings.drills : settings;
}

const NO_PLACE =
  'This is a drill, and drills publish only to the built-in page, which is not there. Play it without publishing.';

const placeOf = ({ page, targets }: Place) =>
  `"${page}" (${targets.join(', ')})`;

/** The sentence that says why the request can no longer be carried out, or `undefined`. */
export function whyNotApplicable(
  incident: Incident,
  request: PublicationRequest,
  settings: Place & Pick<Settings, 'drills'>,
): string | undefined {
  const place = placeFor(incident, settings);
  if (!place) return NO_PLACE;
  const now = operationNow(incident);
  if (typeof now === 'string') return now;
  if (!sameOperation(now, request.operation))
    return now.type === 'create'
      ? 'It would update a public incident that is not there. Revise it, so that it opens one.'
      : 'It would open a second public incident. Revise it, so that it updates the open one.';
  if (
    request.page !== place.page ||
    JSON.stringify([...request.targets].sort()) !==
      JSON.stringify([...place.targets].sort())
  )
    return `It was written for the status page ${placeOf(
      request,
    )}, and this installation now publishes to ${placeOf(place)}. Revise it.`;
  return undefined;
}

/** The whole request that these words make now, or why there is none. */
export function requestFor(
  incident: Incident,
  content: DraftContent,
  settings: Settings,
): { readonly request: PublicationRequest } | { readonly refusal: Decision } {
  const operation = operationNow(incident);
  if (typeof operation === 'string')
    return { refusal: reject('conflict', operation) };
  if (operation.type === 'create' && content.status === 'resolved')
    return { refusal: reject('conflict', NOTHING_TO_RESOLVE) };
  const words = draftContentSchema.safeParse(content);
  if (!words.success) {
    const [{ path, message }] = words.error.issues;
    return {
      refusal: reject(
        'invalid',
        `The draft cannot be published as it is: ${path.join(
          '.',
        )}: ${message}.`,
      ),
    };
  }
  const unfit = whyMisleading(words.data) ?? whySensitive(words.data);
  if (unfit) return { refusal: reject('invalid', unfit) };
  const place = placeFor(incident, settings);
  if (!place) return { refusal: reject('conflict', NO_PLACE) };
  const { page, targets } = place;
  return {
    request: { ...words.data, page, operation, targets: [...targets] },
  };
}

/** The revision that an approval would bind. */
export function latestRevision(draft: Draft): DraftRevision {
  return draft.revisions[draft.revisions.length - 1];
}
