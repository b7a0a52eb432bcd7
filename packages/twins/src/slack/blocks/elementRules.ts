import { asList, asText, isJson } from '../Json';
import {
  address,
  all,
  byType,
  fields,
  list,
  oneOf,
  shownText,
  text,
  type Rule,
} from './rules';

export const plainText = (max: number): Rule =>
  fields({ type: oneOf('plain_text'), text: shownText(max) }, ['type', 'text']);

export const anyText = (max: number): Rule =>
  byType({
    plain_text: plainText(max),
    mrkdwn: fields({ text: text(max) }, ['text']),
  });

const style = oneOf('primary', 'danger');

export const confirm = fields(
  {
    title: plainText(100),
    text: anyText(300),
    confirm: plainText(30),
    deny: plainText(30),
    style,
  },
  ['title', 'text', 'confirm', 'deny'],
);

const option = fields(
  { text: anyText(75), value: text(75), description: anyText(75) },
  ['text', 'value'],
);

const group = fields({ label: plainText(75), options: list(100, option) }, [
  'label',
  'options',
]);

const shared = {
  action_id: text(255),
  confirm,
  placeholder: plainText(150),
};

const element = (
  own: Readonly<Record<string, Rule>>,
  required: readonly string[] = [],
) => fields({ ...shared, ...own }, required);

const needsOptions: Rule = (value, at) =>
  fields({}, [])(value, at).concat(
    typeof value === 'object' &&
      value !== null &&
      ('options' in value || 'option_groups' in value)
      ? []
      : [`missing required field: options [json-pointer:${at}]`],
  );

/** What is chosen at first is one of the options, letter by letter. */
const initialIsOption: Rule = (value, at) => {
  if (!isJson(value) || !isJson(value.initial_option)) return [];
  const said = JSON.stringify(value.initial_option);
  const options = [
    ...asList(value.options),
    ...asList(value.option_groups).flatMap(one => asList(one.options)),
  ];
  return options.some(one => JSON.stringify(one) === said)
    ? []
    : [`initial_option was not found in options [json-pointer:${at}]`];
};

const staticSelect = (own: Readonly<Record<string, Rule>>) =>
  all(
    element({
      options: list(100, option),
      option_groups: list(100, group),
      ...own,
    }),
    needsOptions,
    initialIsOption,
  );

const image = fields({ image_url: text(3000), alt_text: text(2000) }, [
  'alt_text',
]);

const button = element(
  {
    text: plainText(75),
    value: text(2000),
    url: address(3000),
    style,
    accessibility_label: text(75),
  },
  ['text'],
);

const lengths: Rule = (value, at) => {
  if (!isJson(value)) return [];
  const { max_length: max = 3000 } = value;
  if (typeof max !== 'number' || max < 1 || max > 3000)
    return [`must be between 1 and 3000 [json-pointer:${at}/max_length]`];
  return asText(value.initial_value).length > max
    ? [
        `must be less than ${
          max + 1
        } characters [json-pointer:${at}/initial_value]`,
      ]
    : [];
};

const typed = all(element({ initial_value: text(3000, 0) }), lengths);

/** What may stand in actions or beside a section. */
const interactive: Readonly<Record<string, Rule>> = {
  button,
  static_select: staticSelect({ initial_option: option }),
  multi_static_select: staticSelect({ initial_options: list(100, option) }),
  users_select: element({ initial_user: text(255) }),
  multi_users_select: element({}),
  conversations_select: element({}),
  multi_conversations_select: element({}),
  channels_select: element({}),
  multi_channels_select: element({}),
  external_select: element({}),
  overflow: element({ options: list(5, option) }, ['options']),
  checkboxes: element({ options: list(10, option) }, ['options']),
  radio_buttons: element({ options: list(10, option) }, ['options']),
  datepicker: element({}),
  timepicker: element({}),
  datetimepicker: element({}),
};

export const accessory = byType({ ...interactive, image });
export const actionElement = byType(interactive);
export const inputElement = byType({
  ...Object.fromEntries(
    Object.entries(interactive).filter(
      ([type]) => type !== 'button' && type !== 'overflow',
    ),
  ),
  plain_text_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  number_input: typed,
  rich_text_input: element({}),
});
export const contextElement = byType({
  image,
  plain_text: anyText(3000),
  mrkdwn: anyText(3000),
});
