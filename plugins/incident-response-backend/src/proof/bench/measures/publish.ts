import { percentiles } from '../percentiles';
import type { Subject } from '../withBackend';
import { untilEntry } from './incidents';

/** One incident after another: approval sent → published. */
export async function measurePublication(
  { ada }: Subject,
  incidentIds: readonly string[],
) {
  const published: number[] = [];
  for (const incidentId of incidentIds) {
    await ada.command(incidentId, { type: 'takeCommand' });
    const { events } = await ada.command(incidentId, {
      type: 'draftStatus',
      content: {
        title: 'Checkout is failing for some customers',
        status: 'investigating',
        impact: 'major',
        body: 'We are looking into it.',
        components: { checkout: 'partial_outage' },
        notify: false,
      },
    });
    const created = events.find(e => e.type === 'STATUSPAGE_DRAFT_CREATED');
    if (!created) throw new Error(`No draft was created on ${incidentId}.`);
    const { draftId, revision, sha256 } = created.data;
    const sentAt = Date.now();
    await ada.command(incidentId, {
      type: 'approveDraft',
      draftId,
      revision,
      sha256,
    });
    const entry = await untilEntry(ada, incidentId, 'STATUSPAGE_PUBLISHED');
    published.push(Date.parse(entry.at) - sentAt);
  }
  return { approvalToPublishedMs: percentiles(published) };
}
