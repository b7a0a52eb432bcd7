const NEVER_RIGHT =
  'Slack sends requests whose signature is not right: copy the signing secret anew from "Basic Information" into incidentResponse.slack.signingSecret, and see whether the clock of this host is right. Use the incident page until then.';

/** Whether what comes in Slack's name is signed as it should be. */
export interface SignatureWatch {
  note(isRight: boolean): void;
  /** In one sentence; absent once one was right: the others are then of somebody else. */
  problem(): string | undefined;
}

/** Told once; strangers who guess change nothing where Slack has been heard. */
export function createSignatureWatch(
  onError: (sentence: string, error: unknown) => void,
): SignatureWatch {
  let heard: 'nothing' | 'wrong' | 'right' = 'nothing';
  return {
    note: isRight => {
      if (isRight) heard = 'right';
      if (heard !== 'nothing') return;
      heard = 'wrong';
      onError(NEVER_RIGHT, undefined);
    },
    problem: () => (heard === 'wrong' ? NEVER_RIGHT : undefined),
  };
}
