import { z } from 'zod';

/*
 * What Slack takes, written from its documentation alone and strict: an unknown property or element
 * is a finding too. The code under test knows nothing of it.
 */

const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    // Otherwise `:name:` becomes a picture.
    emoji: z.literal(false),
  });

const id = z.string().min(1).max(255);
const style = z.enum(['primary', 'danger']).optional();

const confirm = z.strictObject({
  title: plainText(100),
  text: plainText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style,
});

const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plainText(75),
  value: z.string().min(1).max(2000).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(3000)
    .optional(),
  style,
  confirm: confirm.optional(),
});

const richText = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1).max(3000),
});

const richUser = z.strictObject({
  type: z.literal('user'),
  user_id: z.string().regex(/^[UW][A-Z0-9]+$/),
});

const header = z.strictObject({
  type: z.literal('header'),
  text: plainText(150),
});

const section = z
  .strictObject({
    type: z.literal('section'),
    text: plainText(3000).optional(),
    fields: z.array(plainText(2000)).min(1).max(10).optional(),
  })
  .refine(({ text, fields }) => text || fields, 'a section says nothing');

const actions = z.strictObject({
  type: z.literal('actions'),
  elements: z.array(button).min(1).max(25),
});

const context = z.strictObject({
  type: z.literal('context'),
  elements: z.array(plainText(2000)).min(1).max(10),
});

const rich = z.strictObject({
  type: z.literal('rich_text'),
  elements: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({
          type: z.literal('rich_text_section'),
          elements: z
            .array(z.discriminatedUnion('type', [richText, richUser]))
            .min(1),
        }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: z.array(richText).min(1),
        }),
      ]),
    )
    .min(1),
});

const option = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(75),
});

const input = z.strictObject({
  type: z.literal('input'),
  block_id: id,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  element: z.discriminatedUnion('type', [
    z
      .strictObject({
        type: z.literal('plain_text_input'),
        action_id: id,
        max_length: z.number().int().min(1).max(3000),
        initial_value: z.string().optional(),
        multiline: z.boolean().optional(),
      })
      .refine(
        e => (e.initial_value ?? '').length <= e.max_length,
        'more is written than may be',
      ),
    z
      .strictObject({
        type: z.literal('static_select'),
        action_id: id,
        options: z.array(option).min(1).max(100),
        initial_option: option,
      })
      .refine(
        e =>
          e.options.some(
            o => JSON.stringify(o) === JSON.stringify(e.initial_option),
          ),
        'what is chosen is none of the options',
      ),
  ]),
});

export const messageShape = z.strictObject({
  text: z.string().min(1).max(3900),
  blocks: z
    .array(z.union([header, section, actions, context, rich]))
    .min(1)
    .max(50),
  metadata: z
    .strictObject({
      event_type: z.string().min(1),
      event_payload: z.strictObject({ effect_id: z.string().max(500) }),
    })
    .optional(),
});

export const viewShape = z
  .strictObject({
    type: z.literal('modal'),
    callback_id: id,
    private_metadata: z.string().max(3000),
    title: plainText(24),
    close: plainText(24),
    submit: plainText(24).optional(),
    blocks: z.array(z.union([section, actions, context, input])).max(100),
  })
  .refine(
    ({ submit, blocks }) => submit || !blocks.some(b => b.type === 'input'),
    'what is given cannot be sent',
  );
