import { asJson, asList, asText, isJson, type Json } from '../Json';
import type { World } from '../world/createWorld';
import { renderElement } from './elements';
import { html, type Content, type Html } from './html';
import { mrkdwn } from './mrkdwn';
import { richText } from './richText';

/** A text object. */
const textObject = (world: World, value: unknown): Content => {
  const text = asJson(value);
  return text.type === 'mrkdwn'
    ? mrkdwn(world, asText(text.text))
    : asText(text.text);
};

/** Only the words: nothing is loaded from elsewhere. */
const image = (block: Json): Html =>
  html`<span class="image" role="img" aria-label="${asText(block.alt_text)}"
    >🖼 ${asText(block.alt_text)}</span
  >`;

function section(world: World, block: Json, blockId: string): Html {
  const label = asText(asJson(block.text).text).slice(0, 80);
  const accessory = isJson(block.accessory) ? block.accessory : undefined;
  const beside = accessory
    ? html`<div class="beside">
        ${accessory.type === 'image'
          ? image(accessory)
          : renderElement(accessory, { world, blockId, label })}
      </div>`
    : '';
  const fields = asList(block.fields).map(
    one => html`<span class="text">${textObject(world, one)}</span>`,
  );
  return html`<div class="section">
    <div>
      ${block.text
        ? html`<span class="text">${textObject(world, block.text)}</span>`
        : ''}
      ${fields.length ? html`<div class="fields">${fields}</div>` : ''}
    </div>
    ${beside}
  </div>`;
}

function input(world: World, block: Json, blockId: string): Html {
  const id = `input-${blockId}`;
  const element = asJson(block.element);
  const hint = asText(asJson(block.hint).text);
  const optional = block.optional === true ? ' (optional)' : '';
  const describedBy = `${hint ? `${id}-hint ` : ''}${id}-error`;
  return html`<div class="input">
    <label for="${id}">${asText(asJson(block.label).text)}${optional}</label>
    ${renderElement(element, { world, blockId, input: { id, describedBy } })}
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''}
    <p class="error" id="${id}-error" role="alert"></p>
  </div>`;
}

const context = (world: World, element: Json): Html =>
  element.type === 'image'
    ? image(element)
    : html`<span class="text">${textObject(world, element)}</span>`;

/** One block of a message or view, as people see it. */
function renderBlock(world: World, block: Json): Html {
  const blockId = asText(block.block_id);
  switch (block.type) {
    case 'header':
      return html`<h3>${textObject(world, block.text)}</h3>`;
    case 'section':
      return section(world, block, blockId);
    case 'divider':
      return html`<hr />`;
    case 'context':
      return html`<div class="context">
        ${asList(block.elements).map(one => context(world, one))}
      </div>`;
    case 'actions':
      return html`<div class="actions">
        ${asList(block.elements).map(one =>
          renderElement(one, { world, blockId }),
        )}
      </div>`;
    case 'image':
      return image(block);
    case 'rich_text':
      return richText(world, block);
    case 'input':
      return input(world, block, blockId);
    case 'markdown':
      return html`<span class="text">${asText(block.text)}</span>`;
    default:
      return html`<p class="hint">A block of type ${asText(block.type)}.</p>`;
  }
}

export const renderBlocks = (world: World, blocks: readonly Json[]): Html =>
  html`${blocks.map(block => renderBlock(world, block))}`;
