import { optionsOf } from '../interactions/elementState';
import { asJson, asList, asText, isJson, type Json } from '../Json';
import type { World } from '../world/createWorld';
import { attribute, html, type Html } from './html';

/** Where an element stands. */
export interface Place {
  readonly world: World;
  readonly blockId: string;
  /** Set where it is an input of a modal: its own id, and that of what describes it. */
  readonly input?: { readonly id: string; readonly describedBy?: string };
  /** Name for screen readers where nothing else names it. */
  readonly label?: string;
}

const textOf = (value: unknown) => asText(asJson(value).text);

/** What the script needs to tell the app of it. */
function hooks(element: Json, place: Place): Html {
  const confirm = isJson(element.confirm)
    ? JSON.stringify({
        title: textOf(element.confirm.title),
        text: textOf(element.confirm.text),
        confirm: textOf(element.confirm.confirm),
        deny: textOf(element.confirm.deny),
        danger: element.confirm.style === 'danger',
      })
    : undefined;
  const type = asText(element.type);
  const acts = type === 'button' ? 'press' : 'choose';
  return html`${attribute('data-block', place.blockId)}${attribute(
    'data-action',
    asText(element.action_id),
  )}${attribute('data-confirm', confirm)}${attribute(
    'data-does',
    place.input ? undefined : acts,
  )}${attribute('id', place.input?.id)}${attribute(
    'aria-describedby',
    place.input?.describedBy,
  )}`;
}

const named = (element: Json, place: Place) =>
  place.input
    ? html``
    : attribute(
        'aria-label',
        textOf(element.placeholder) || place.label || 'Choose',
      );

function button(element: Json, place: Place): Html {
  const style = asText(element.style);
  const url = asText(element.url);
  const label = asText(element.accessibility_label) || undefined;
  return html`<button
    type="button"
    class="button ${style}"
    ${hooks(element, place)}${attribute('aria-label', label)}${attribute(
      'data-url',
      /^https?:/.test(url) ? url : undefined,
    )}
  >
    ${textOf(element.text)}
  </button>`;
}

const option = (one: Json, chosen: readonly string[]) =>
  html`<option
    value="${asText(one.value)}"
    ${chosen.includes(asText(one.value)) ? html`selected` : ''}
  >
    ${textOf(one.text)}
  </option>`;

const initialOf = (element: Json): readonly string[] =>
  [asJson(element.initial_option), ...asList(element.initial_options)]
    .map(one => asText(one.value))
    .filter(Boolean);

function select(element: Json, place: Place, options: readonly Json[]): Html {
  const multiple = asText(element.type).startsWith('multi_');
  const empty = textOf(element.placeholder) || 'Choose';
  return html`<select
    ${hooks(element, place)}${named(element, place)}
    ${multiple ? html`multiple` : ''}
  >
    ${multiple ? '' : html`<option value="">${empty}</option>`}
    ${options.map(one => option(one, initialOf(element)))}
  </select>`;
}

function overflow(element: Json, place: Place): Html {
  return html`<details class="overflow">
    <summary aria-label="More actions">⋯</summary>
    <div>
      ${optionsOf(element).map(
        one => html`<button
          type="button"
          class="button"
          ${hooks({ ...element, type: 'button' }, place)}
          data-value="${asText(one.value)}"
        >
          ${textOf(one.text)}
        </button>`,
      )}
    </div>
  </details>`;
}

function boxes(element: Json, place: Place, type: 'checkbox' | 'radio'): Html {
  const chosen = initialOf(element);
  const name = `${place.blockId}-${asText(element.action_id)}`;
  return html`<div
    role="group"
    data-boxes
    ${hooks(element, place)}${named(element, place)}
  >
    ${optionsOf(element).map(
      one => html`<label class="box"
        ><input
          type="${type}"
          name="${name}"
          value="${asText(one.value)}"
          ${chosen.includes(asText(one.value)) ? html`checked` : ''}
        />
        ${textOf(one.text)}</label
      >`,
    )}
  </div>`;
}

const INPUTS: Readonly<Record<string, string>> = {
  datepicker: 'date',
  timepicker: 'time',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
};

const INITIAL_FIELD: Readonly<Record<string, string>> = {
  datepicker: 'initial_date',
  timepicker: 'initial_time',
};

function field(element: Json, place: Place): Html {
  const type = asText(element.type);
  const value = asText(element[INITIAL_FIELD[type] ?? 'initial_value']);
  const shared = html`${hooks(element, place)}${named(
    element,
    place,
  )}${attribute(
    'placeholder',
    textOf(element.placeholder) || undefined,
  )}${attribute(
    'maxlength',
    element.max_length ? String(element.max_length) : undefined,
  )}`;
  // The line break after the tag is eaten by the parser; one of the value is not.
  return element.multiline === true
    ? html`<textarea rows="6" ${shared}>${'\n'}${value}</textarea>`
    : html`<input
        type="${INPUTS[type] ?? 'text'}"
        value="${value}"
        ${shared}
      />`;
}

const people = ({ world }: Place): readonly Json[] =>
  [...world.users.values()]
    .filter(({ kind }) => kind !== 'deactivated')
    .map(({ id, realName }) => ({ value: id, text: { text: realName } }));

const rooms = ({ world }: Place): readonly Json[] =>
  [...world.channels.values()]
    .filter(({ kind }) => kind !== 'im')
    .map(({ id, name }) => ({ value: id, text: { text: `#${name}` } }));

/** An interactive element as people see it. */
export function renderElement(element: Json, place: Place): Html {
  switch (element.type) {
    case 'button':
      return button(element, place);
    case 'overflow':
      return overflow(element, place);
    case 'static_select':
    case 'multi_static_select':
      return select(element, place, optionsOf(element));
    case 'users_select':
    case 'multi_users_select':
      return select(element, place, people(place));
    case 'channels_select':
    case 'conversations_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return select(element, place, rooms(place));
    case 'checkboxes':
      return boxes(element, place, 'checkbox');
    case 'radio_buttons':
      return boxes(element, place, 'radio');
    default:
      return field(element, place);
  }
}
