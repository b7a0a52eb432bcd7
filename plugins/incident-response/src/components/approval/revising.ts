import type {
  DraftContent,
  DraftRevision,
  PublicationRequest,
} from '@incident-response/backstage-plugin-incident-response-common';
import { changedFields } from './diffRequests';
import { contentOf } from './draftContent';

/** Words that are being typed, and the revision that they would replace. */
export interface Revising {
  readonly base: DraftRevision;
  readonly words: DraftContent;
  /** Words that gave way to others, the last one last: none are lost. */
  readonly aside: readonly DraftContent[];
}

export function startRevising(base: DraftRevision): Revising {
  return { base, words: contentOf(base), aside: [] };
}

/** What the words would publish as a revision of `base`. */
export function requestOf(
  base: DraftRevision,
  words: DraftContent,
): PublicationRequest {
  return { ...base.request, ...words };
}

/** Whether two requests publish the same. */
export function isSame(a: PublicationRequest, b: PublicationRequest): boolean {
  return a.body === b.body && changedFields(a, b).length === 0;
}

/** The words so far, as a revision of what somebody else wrote meanwhile. */
export function keepMine(revising: Revising, theirs: DraftRevision): Revising {
  return { ...revising, base: theirs };
}

/** Starts again from what somebody else wrote meanwhile; the words so far are put aside. */
export function takeTheirs(
  revising: Revising,
  theirs: DraftRevision,
): Revising {
  return {
    base: theirs,
    words: contentOf(theirs),
    aside: [...revising.aside, ...typed(revising)],
  };
}

/** Takes up again the words that were put aside last, and puts those of now behind all others. */
export function bringBack(revising: Revising): Revising {
  const words = revising.aside[revising.aside.length - 1];
  if (!words) return revising;
  return {
    ...revising,
    words,
    aside: [...typed(revising), ...revising.aside.slice(0, -1)],
  };
}

/** What would be lost with the words: nothing, where they are still those of the base. */
function typed({ base, words }: Revising): readonly DraftContent[] {
  return isSame(base.request, requestOf(base, words)) ? [] : [words];
}
