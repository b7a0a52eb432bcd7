import type {
  Draft,
  DraftContent,
  DraftRevision,
} from '@incident-response/backstage-plugin-incident-response-common';
import { sentenceOf } from '../../fullBackend/request';
import { must } from '../DrillMiss';
import { findPublished } from '../publicStatus';
import { readIncident, type Stage } from '../Stage';

interface Waiting {
  readonly draft: Draft;
  readonly latest: DraftRevision;
}

async function readDraft(stage: Stage, draftId: string): Promise<Waiting> {
  const { drafts } = await readIncident(stage);
  const draft = drafts.find(d => d.draftId === draftId);
  const latest = draft?.revisions.at(-1);
  must(
    draft !== undefined && latest !== undefined,
    `There is no draft ${draftId}.`,
  );
  return { draft, latest };
}

function contentOf({ request }: DraftRevision): DraftContent {
  const { title, status, impact, body, components, notify } = request;
  return { title, status, impact, body, components, notify };
}

async function draftAndRevise(stage: Stage, words: string): Promise<Waiting> {
  const { cast, incidentId, ledger, transcript } = stage;
  transcript.step('Clara asks for a status draft and revises it');
  await cast.clara.command(incidentId, { type: 'draftStatus' });
  const created = await ledger.until('STATUSPAGE_DRAFT_CREATED');
  must(created.event.type === 'STATUSPAGE_DRAFT_CREATED', 'Not a draft.');
  const { draftId } = created.event.data;
  const first = await readDraft(stage, draftId);
  await cast.clara.command(incidentId, {
    type: 'reviseDraft',
    draftId,
    revision: 1,
    content: { ...contentOf(first.latest), body: words },
  });
  await ledger.until('STATUSPAGE_DRAFT_REVISED');
  const revised = await readDraft(stage, draftId);
  must(
    revised.latest.revision === 2 && revised.latest.request.body === words,
    'The revision does not hold the words that were written.',
  );
  transcript.checked('Revision 2 waits for approval');
  return { draft: first.draft, latest: revised.latest };
}

/** What must not get through: a stale revision, and somebody who is not in command. */
async function refuseWrongApprovals(
  { cast, incidentId, transcript, backendUrl }: Stage,
  { draft, latest }: Waiting,
): Promise<void> {
  const stale = await cast.ada.ask(incidentId, {
    type: 'approveDraft',
    draftId: draft.draftId,
    revision: 1,
    sha256: draft.revisions[0].sha256,
  });
  must(
    stale.status === 409,
    `Approving a stale revision was answered ${stale.status} instead of 409.`,
  );
  transcript.checked(`Approving revision 1 is refused: ${sentenceOf(stale)}`);
  const stranger = await cast.dev.ask(incidentId, {
    type: 'approveDraft',
    draftId: draft.draftId,
    revision: latest.revision,
    sha256: latest.sha256,
  });
  must(
    stranger.status === 403,
    `Dev's approval was answered ${stranger.status} instead of 403.`,
  );
  transcript.checked(`Dev's approval is refused: ${sentenceOf(stranger)}`);
  const seen = await findPublished(backendUrl, latest.request.body);
  must(seen.length === 0, 'The words are public without an approval.');
  transcript.checked('The public page does not have the words yet');
}

async function approveAndWait(
  { cast, incidentId, ledger, backendUrl, transcript }: Stage,
  draftId: string,
  { revision, sha256, request }: DraftRevision,
): Promise<number> {
  const sentAt = Date.now();
  await cast.ada.command(incidentId, {
    type: 'approveDraft',
    draftId,
    revision,
    sha256,
  });
  const published = await ledger.until(
    'STATUSPAGE_PUBLISHED',
    ({ event }) =>
      event.type === 'STATUSPAGE_PUBLISHED' && event.data.draftId === draftId,
  );
  const shown = await findPublished(backendUrl, request.body);
  must(
    shown.length === 1 && shown[0].status === request.status,
    `The public page shows the approved words ${shown.length} times instead of once.`,
  );
  transcript.checked('The public page shows exactly the approved words, once');
  return Math.max(0, Date.parse(published.at) - sentAt);
}

/** Draft, revision, refusals, approval. Resolves to milliseconds from approval to publication. */
export async function publishFirst(stage: Stage): Promise<number> {
  const words = `We are looking into failing requests. Orders are safe; please try again in a few minutes. (${stage.incidentId})`;
  const waiting = await draftAndRevise(stage, words);
  stage.transcript.step('Wrong approvals are tried');
  await refuseWrongApprovals(stage, waiting);
  stage.transcript.step('Ada approves revision 2');
  return approveAndWait(stage, waiting.draft.draftId, waiting.latest);
}

/** The same public incident is told as resolved. */
export async function publishResolved(stage: Stage): Promise<void> {
  const { cast, incidentId, ledger, transcript } = stage;
  transcript.step('Clara drafts the resolution and Ada approves it');
  const { publicIncident, drafts } = await readIncident(stage);
  must(publicIncident !== undefined, 'No public incident is open.');
  const before = drafts.at(-1)?.revisions.at(-1);
  must(before !== undefined, 'There is no published draft.');
  const drafted = await cast.clara.command(incidentId, {
    type: 'draftStatus',
    content: {
      ...contentOf(before),
      status: 'resolved',
      impact: 'none',
      body: `Requests succeed again. (${incidentId})`,
    },
  });
  const created = drafted.events.find(
    e => e.type === 'STATUSPAGE_DRAFT_CREATED',
  );
  must(created !== undefined, 'The draft was not created.');
  const { draftId } = created.data;
  await ledger.until(
    'STATUSPAGE_DRAFT_CREATED',
    ({ event }) =>
      event.type === 'STATUSPAGE_DRAFT_CREATED' &&
      event.data.draftId === draftId,
  );
  const { latest } = await readDraft(stage, draftId);
  await approveAndWait(stage, draftId, latest);
  const [{ incident }] = await findPublished(
    stage.backendUrl,
    latest.request.body,
  );
  must(
    incident.id === publicIncident.pageIncidentId &&
      incident.updates.length === 2,
    'The update opened a second public incident.',
  );
  transcript.checked('It updated the same public incident');
}
