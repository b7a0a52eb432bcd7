import type { FoldedIncident } from '../FoldedIncident';

/**
 * What customers were told, or are about to be, is not taken back by ending the incident without a
 * resolution: the sentence that says what to do instead, or `undefined`.
 */
export function whyCustomersWait({
  publicIncident,
  drafts,
}: FoldedIncident): string | undefined {
  if (publicIncident && publicIncident.status !== 'resolved')
    return 'Customers read of this incident on the status page. Resolve it instead, and tell them how it ended.';
  const onItsWay = drafts.find(
    d => d.status === 'approved' || d.status === 'unknown',
  );
  if (!onItsWay) return undefined;
  return onItsWay.status === 'unknown'
    ? `Nobody knows yet whether ${onItsWay.draftId} reached the status page. Settle that first.`
    : `${onItsWay.draftId} is being published. Resolve the incident instead, and tell customers how it ended.`;
}
