import type { InputBlock, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { LIMITS } from '../limits';
import { plain } from '../safeText';

/** Every input is alone in its block, under this name. */
export const INPUT = 'value';

interface Input {
  /** Its block, by which Slack shows what is wrong with it. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

const blockOf = ({ id, label, hint, optional }: Input) =>
  ({
    type: 'input',
    block_id: id,
    label: plain(label, LIMITS.inputLabel),
    ...(hint ? { hint: plain(hint, LIMITS.inputHint) } : {}),
    ...(optional ? { optional } : {}),
  } as const);

/** For words. What is there already has to fit: it is never cut, or what is sent back would be. */
export function textInput(
  input: Input & {
    /** Characters; Slack takes no more than 3000. */
    readonly max: number;
    readonly initial?: string;
    readonly lines?: boolean;
  },
): InputBlock {
  const { max, initial, lines } = input;
  return {
    ...blockOf(input),
    element: {
      type: 'plain_text_input',
      action_id: INPUT,
      max_length: Math.min(max, LIMITS.inputLength),
      ...(initial ? { initial_value: initial } : {}),
      ...(lines ? { multiline: true } : {}),
    },
  };
}

/** One of a few values. */
export function selectInput(
  input: Input & {
    readonly values: readonly string[];
    readonly initial: string;
  },
): InputBlock {
  const toOption = (value: string): PlainTextOption => ({
    text: plain(value.replaceAll('_', ' '), LIMITS.optionText),
    value,
  });
  return {
    ...blockOf(input),
    element: {
      type: 'static_select',
      action_id: INPUT,
      options: input.values.map(toOption),
      initial_option: toOption(input.initial),
    },
  };
}

const stateSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.looseObject({
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
    }),
  ),
);

/** What was given in each block; what was left empty is not there. */
export function readInputs(values: unknown): Readonly<Record<string, string>> {
  const state = stateSchema.safeParse(values);
  if (!state.success) return {};
  const given = Object.entries(state.data).flatMap(
    ([id, { [INPUT]: input }]) => {
      const value = input?.selected_option?.value ?? input?.value;
      return value ? [[id, value] as const] : [];
    },
  );
  return Object.fromEntries(given);
}

/** What was sent, or for each block what is wrong with it, as Slack shows it. */
export type Submitted<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** `block`: where to show what is wrong with something that has no block of its own. */
export function submitted<T>(
  schema: z.ZodType<T>,
  value: unknown,
  block: { readonly known: readonly string[]; readonly otherwise: string },
): Submitted<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors = parsed.error.issues.map(({ path, message }) => {
    const [id] = path;
    const isKnown = typeof id === 'string' && block.known.includes(id);
    return [isKnown ? id : block.otherwise, message] as const;
  });
  return { ok: false, errors: Object.fromEntries(errors) };
}
