import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { LIMITS } from '../limits';
import { readInputs, submitted, textInput, type Submitted } from './inputs';
import { modal, sentence, type About } from './modal';

const WORDS = 'words';
/** What the commands take of a reason; of a summary they take more than fits in here. */
const REASON_LENGTH = 2_000;

/** Asks why a draft is rejected: who wrote it learns it. */
export function rejectDraftModal(
  about: About & { readonly draftId: string; readonly revision: number },
): ModalView {
  return modal({
    callback: 'rejectDraft',
    title: 'Reject the draft',
    submit: 'Reject',
    about,
    blocks: [
      sentence(`Revision ${about.revision} of ${about.draftId}.`),
      textInput({
        id: WORDS,
        label: 'Why',
        max: REASON_LENGTH,
        lines: true,
      }),
    ],
  });
}

const ENDINGS = {
  mitigate: {
    title: 'Mitigate',
    label: 'What was done, and how customers are now',
  },
  resolve: { title: 'Resolve', label: 'What it was, and why it is over' },
} as const;

/** Asks for the words with which an incident is mitigated or resolved. */
export function summaryModal(
  command: keyof typeof ENDINGS,
  about: About,
): ModalView {
  const { title, label } = ENDINGS[command];
  return modal({
    callback: command,
    title,
    submit: title,
    about,
    blocks: [
      textInput({ id: WORDS, label, max: LIMITS.inputLength, lines: true }),
    ],
  });
}

const wordsSchema = (max: number) =>
  z.object({
    [WORDS]: z.string().trim().min(1, 'Say it in a few words.').max(max),
  });

/** The reason or summary as it was sent. */
export function readWords(
  values: unknown,
  of: 'reason' | 'summary',
): Submitted<string> {
  const max = of === 'reason' ? REASON_LENGTH : LIMITS.inputLength;
  const result = submitted(wordsSchema(max), readInputs(values), {
    known: [WORDS],
    otherwise: WORDS,
  });
  return result.ok ? { ok: true, value: result.value[WORDS] } : result;
}
