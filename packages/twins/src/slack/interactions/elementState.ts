import { asJson, asList, asText, isJson, type Json } from '../Json';

const CHOSEN_ID: Readonly<Record<string, string>> = {
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
};

const INITIAL_ID: Readonly<Record<string, string>> = {
  users_select: 'initial_user',
  conversations_select: 'initial_conversation',
  channels_select: 'initial_channel',
  datepicker: 'initial_date',
  timepicker: 'initial_time',
};

const CHOSEN_IDS: Readonly<Record<string, string>> = {
  multi_users_select: 'selected_users',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
};

/** Every option of a menu, groups included. */
export const optionsOf = (element: Json): readonly Json[] => [
  ...asList(element.options),
  ...asList(element.option_groups).flatMap(group => asList(group.options)),
];

const split = (value: string) => value.split(',').filter(Boolean);

function chosenOptions(element: Json, value: string | undefined) {
  if (value === undefined) return asList(element.initial_options);
  const wanted = split(value);
  return optionsOf(element).filter(one => wanted.includes(asText(one.value)));
}

function chosenOption(element: Json, value: string | undefined) {
  if (value === undefined)
    return isJson(element.initial_option) ? element.initial_option : null;
  return optionsOf(element).find(one => one.value === value) ?? null;
}

/** What an element holds, as interactions tell it; without a value, what it started with. */
export function elementState(element: Json, value: string | undefined): Json {
  const type = asText(element.type);
  if (type in CHOSEN_ID) {
    const initial = element[INITIAL_ID[type]] ?? null;
    const chosen = value === undefined ? initial : value || null;
    return { type, [CHOSEN_ID[type]]: chosen };
  }
  if (type in CHOSEN_IDS)
    return { type, [CHOSEN_IDS[type]]: split(value ?? '') };
  switch (type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
    case 'overflow':
      return { type, selected_option: chosenOption(element, value) };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: chosenOptions(element, value) };
    case 'datetimepicker':
      return { type, selected_date_time: value ? Number(value) : null };
    default:
      return { type, value: (value ?? asText(element.initial_value)) || null };
  }
}

/** Elements of a block that hold something. */
function holders(block: Json): readonly Json[] {
  const candidates =
    block.type === 'actions'
      ? asList(block.elements)
      : [asJson(block.element), asJson(block.accessory)];
  return candidates.filter(
    ({ type }) =>
      typeof type === 'string' &&
      !['button', 'overflow', 'image'].includes(type),
  );
}

/** `state.values` of blocks, with what a person put in. */
export function stateOf(
  blocks: readonly Json[],
  values: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Json {
  const entries = blocks.flatMap(block => {
    const id = asText(block.block_id);
    const held = holders(block).map(element => {
      const action = asText(element.action_id);
      return [action, elementState(element, values[id]?.[action])] as const;
    });
    return held.length ? [[id, Object.fromEntries(held)] as const] : [];
  });
  return { values: Object.fromEntries(entries) };
}

/** Ids of input blocks that must not stay empty and did. */
export function missingInputs(
  blocks: readonly Json[],
  state: Json,
): readonly string[] {
  const values = asJson(state.values);
  return blocks
    .filter(({ type, optional }) => type === 'input' && optional !== true)
    .map(block => asText(block.block_id))
    .filter(id =>
      Object.values(asJson(values[id])).some(held =>
        Object.entries(asJson(held)).some(
          ([name, one]) =>
            name !== 'type' &&
            (one === null || (Array.isArray(one) && one.length === 0)),
        ),
      ),
    );
}
