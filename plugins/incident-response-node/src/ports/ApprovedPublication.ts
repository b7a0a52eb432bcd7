import type { PublicationRequest } from '@incident-response/backstage-plugin-incident-response-common';

declare const approved: unique symbol;

/**
 * A publication that a human approved for exactly this request. Opaque: only the approval gate
 * makes one, after reading the ledger and checking its chain.
 *
 * @public
 */
export interface ApprovedPublication {
  readonly [approved]: true;
  readonly incidentId: string;
  readonly draftId: string;
  readonly revision: number;
  readonly sha256: string;
  readonly request: PublicationRequest;
}

/**
 * What the gate puts into an approved publication.
 *
 * @public
 */
export interface PublicationToApprove {
  readonly incidentId: string;
  readonly draftId: string;
  readonly revision: number;
  readonly sha256: string;
  readonly request: PublicationRequest;
}

/**
 * Makes an approved publication, which nothing can change afterwards.
 *
 * @public
 */
export type MarkApproved = (
  publication: PublicationToApprove,
) => ApprovedPublication;

const marked = new WeakSet<object>();
let isTaken = false;

function freezeWhole<T extends object>(value: T): T {
  for (const part of Object.values(value))
    if (typeof part === 'object' && part !== null) freezeWhole(part);
  return Object.freeze(value);
}

/** Not exported by the package: the gate takes it, and the contract suites stand in for the gate. */
export const markApproved: MarkApproved = publication => {
  const whole = freezeWhole(structuredClone({ ...publication }));
  marked.add(whole);
  return whole as ApprovedPublication;
};

/**
 * Hands out, once in the life of a process, what makes approved publications. The approval gate takes
 * it when the backend plugin is loaded, so that whoever comes later cannot.
 *
 * @throws Error when it has been taken already
 *
 * @public
 */
export function takeApprovalMark(): MarkApproved {
  if (isTaken)
    throw new Error(
      'Something else took the right to approve publications already. Only the approval gate of the incident response backend may have it: load the backend plugin once, and no module that takes it.',
    );
  isTaken = true;
  return markApproved;
}

/**
 * Whether the gate made this very object. A copy of an approved publication, however exact, is not one.
 *
 * @public
 */
export function isApprovedPublication(
  value: unknown,
): value is ApprovedPublication {
  return typeof value === 'object' && value !== null && marked.has(value);
}
