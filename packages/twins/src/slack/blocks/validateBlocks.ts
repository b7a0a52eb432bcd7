import { asList, asText, isJson, type Json } from '../Json';
import {
  accessory,
  actionElement,
  anyText,
  contextElement,
  inputElement,
  plainText,
} from './elementRules';
import {
  address,
  anything,
  byType,
  fields,
  list,
  oneOf,
  text,
  type Rule,
} from './rules';

const block = (
  own: Readonly<Record<string, Rule>>,
  required: readonly string[] = [],
) => fields({ block_id: text(255), ...own }, required);

const needsTextOrFields: Rule = (value, at) =>
  isJson(value) && !value.text && !value.fields
    ? [`missing required field: text or fields [json-pointer:${at}]`]
    : [];

const accountId: Rule = (value, at) =>
  /^[UW][A-Z0-9]{2,}$/.test(asText(value))
    ? []
    : [`must be the id of a user [json-pointer:${at}]`];

const section = block({
  text: anyText(3000),
  fields: list(10, anyText(2000)),
  accessory,
});

const spoken = byType({
  text: fields({ text: text(Infinity) }, ['text']),
  link: fields({ url: address(3000), text: text(Infinity) }, ['url']),
  user: fields({ user_id: accountId }, ['user_id']),
  usergroup: fields({ usergroup_id: text(255) }, ['usergroup_id']),
  channel: fields({ channel_id: text(255) }, ['channel_id']),
  broadcast: fields({ range: oneOf('here', 'channel', 'everyone') }, ['range']),
  emoji: fields({ name: text(255) }, ['name']),
  date: anything,
  color: anything,
});

const richText = fields({ elements: list(1000, spoken, 0) }, ['elements']);

const richTextElement = byType({
  rich_text_section: richText,
  rich_text_preformatted: richText,
  rich_text_quote: richText,
  rich_text_list: fields(
    { elements: list(1000, anything, 0), style: oneOf('bullet', 'ordered') },
    ['elements', 'style'],
  ),
});

const shown: Readonly<Record<string, Rule>> = {
  section: (value, at) => [
    ...section(value, at),
    ...needsTextOrFields(value, at),
  ],
  header: block({ text: plainText(150) }, ['text']),
  divider: block({}),
  context: block({ elements: list(10, contextElement) }, ['elements']),
  actions: block({ elements: list(25, actionElement) }, ['elements']),
  image: block({ alt_text: text(2000), title: plainText(2000) }, ['alt_text']),
  rich_text: block({ elements: list(1000, richTextElement, 0) }, ['elements']),
  markdown: block({ text: text(12_000) }, ['text']),
  video: block({}),
  file: block({}),
};

const input = block(
  { label: plainText(2000), hint: plainText(2000), element: inputElement },
  ['label', 'element'],
);

const messageBlock = byType({ ...shown, input });
const viewBlock = byType({ ...shown, input });

function twice(blocks: readonly Json[], at: string): readonly string[] {
  const seen = new Set<string>();
  return blocks.flatMap((one, index) => {
    const id = asText(one.block_id);
    if (id && seen.has(id))
      return [`\`block_id\` is not unique [json-pointer:${at}/${index}]`];
    seen.add(id);
    return [];
  });
}

/** Elements of one block that answer to the same name. */
const actedTwice = (blocks: readonly Json[], at: string): readonly string[] =>
  blocks.flatMap((one, index) => {
    const ids = asList(one.elements).flatMap(
      element => asText(element.action_id) || [],
    );
    return new Set(ids).size < ids.length
      ? [`\`action_id\` is not unique [json-pointer:${at}/${index}]`]
      : [];
  });

/** What Slack would say is wrong with a message's blocks; nothing where it takes them. */
export const validateBlocks = (blocks: unknown): readonly string[] => [
  ...list(50, messageBlock, 0)(blocks, '/blocks'),
  ...twice(asList(blocks), '/blocks'),
  ...actedTwice(asList(blocks), '/blocks'),
];

const modal = fields(
  {
    title: plainText(24),
    submit: plainText(24),
    close: plainText(24),
    private_metadata: text(3000, 0),
    callback_id: text(255, 0),
    external_id: text(255, 0),
    blocks: list(100, viewBlock, 0),
  },
  ['title', 'blocks'],
);

const needsSubmit: Rule = (value, at) =>
  isJson(value) &&
  asList(value.blocks).some(({ type }) => type === 'input') &&
  !value.submit
    ? [`missing required field: submit [json-pointer:${at}]`]
    : [];

const home = fields({ blocks: list(100, viewBlock, 0) }, ['blocks']);

/** The same for a modal or a home tab. */
export function validateView(view: unknown): readonly string[] {
  const rule = byType({
    modal: (value, at) => [...modal(value, at), ...needsSubmit(value, at)],
    home,
  });
  return [
    ...rule(view, '/view'),
    ...(isJson(view)
      ? [
          ...twice(asList(view.blocks), '/view/blocks'),
          ...actedTwice(asList(view.blocks), '/view/blocks'),
        ]
      : []),
  ];
}

/** Gives blocks and elements that came without one an id, as Slack does. */
export function nameBlocks(
  blocks: readonly Json[],
  nextId: () => string,
): readonly Json[] {
  const named = (element: Json): Json =>
    element.type === 'image' || element.action_id
      ? element
      : { ...element, action_id: nextId() };
  return blocks.map(one => ({
    ...one,
    block_id: asText(one.block_id) || nextId(),
    ...(one.type === 'actions'
      ? { elements: asList(one.elements).map(named) }
      : {}),
    ...(isJson(one.accessory) ? { accessory: named(one.accessory) } : {}),
    ...(isJson(one.element) ? { element: named(one.element) } : {}),
  }));
}
