import { z } from 'zod';
import { checklistItemSchema } from './checklist';

const draftId = z.string().min(1).max(100);
const revision = z.number().int().positive();

/**
 * What a button in the war room asks for: each is one command. `mitigate`, `resolve`, `editDraft` and
 * `rejectDraft` ask for words first; `editDraft` ends in `reviseDraft`. `callApprover` calls somebody
 * who may approve the draft.
 *
 * @public
 */
export const roomActionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('takeCommand') }),
  z.object({ type: z.literal('join') }),
  z.object({
    type: z.literal('tickChecklist'),
    item: checklistItemSchema,
    done: z.boolean(),
  }),
  z.object({
    type: z.literal('approveDraft'),
    draftId,
    revision,
    /** SHA-256 (hex) of the request that is shown beside the button. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  z.object({ type: z.literal('editDraft'), draftId, revision }),
  z.object({ type: z.literal('rejectDraft'), draftId, revision }),
  z.object({ type: z.literal('mitigate') }),
  z.object({ type: z.literal('resolve') }),
  z.object({
    type: z.literal('silenceReminders'),
    /** Minutes; without it, until resumed. */
    minutes: z.number().int().min(1).max(1_440).optional(),
  }),
  z.object({ type: z.literal('resumeReminders') }),
  z.object({ type: z.literal('callApprover'), draftId }),
  z.object({
    type: z.literal('rate'),
    /** 1 (badly run) to 5 (well run). */
    rating: z.number().int().min(1).max(5),
  }),
]);

/**
 * One thing that a button in the war room asks for.
 *
 * @public
 */
export type RoomAction = z.infer<typeof roomActionSchema>;

/**
 * A button under a message. Who pressed it is what the chat says, never what the button says.
 *
 * @public
 */
export interface RoomButton {
  readonly action: RoomAction;
  readonly label: string;
  readonly emphasis?: 'primary' | 'danger';
  /** Asked before it is done. */
  readonly confirm?: {
    readonly title: string;
    readonly text: string;
    readonly confirm: string;
    readonly deny: string;
  };
}

/**
 * A label and what is known about it.
 *
 * @public
 */
export interface RoomField {
  readonly label: string;
  readonly value: string;
}

/**
 * A message in the war room as plain text, for an adapter to lay out. Text comes from outside and may
 * be hostile: adapters escape it. `lines` say all of it; a chat that can do more shows `fields` and
 * `verbatim` in their own way, and of the lines only those that `linesBeside` leaves.
 *
 * @public
 */
export interface RoomContent {
  readonly title: string;
  readonly lines: readonly string[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** Each is also a line, as `label: value`. */
  readonly fields?: readonly RoomField[];
  /** Words to be shown exactly as they are and whole, or not to be decided on here; also a line. */
  readonly verbatim?: { readonly label: string; readonly text: string };
  /** A chat without buttons leaves them out: the incident page has the same. */
  readonly buttons?: readonly RoomButton[];
  /** Ids of the responders whom it addresses. */
  readonly addressed?: readonly string[];
}

/**
 * A field as a line.
 *
 * @public
 */
export function sayField({ label, value }: RoomField): string {
  return `${label}: ${value}`;
}

/**
 * The lines that neither the fields nor the words shown whole say already.
 *
 * @public
 */
export function linesBeside({
  lines,
  fields = [],
  verbatim,
}: RoomContent): readonly string[] {
  const said = new Set(fields.map(sayField));
  return lines.filter(line => !said.has(line) && line !== verbatim?.text);
}
