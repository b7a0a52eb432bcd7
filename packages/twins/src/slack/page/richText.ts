import { asJson, asList, asText, type Json } from '../Json';
import type { World } from '../world/createWorld';
import { emoji } from './emoji';
import { html, link, type Content, type Html } from './html';
import { mention } from './mrkdwn';

function styled(element: Json, content: Content): Content {
  const style = asJson(element.style);
  const bold = style.bold ? html`<strong>${content}</strong>` : content;
  const italic = style.italic ? html`<em>${bold}</em>` : bold;
  const struck = style.strike ? html`<s>${italic}</s>` : italic;
  return style.code ? html`<code>${struck}</code>` : struck;
}

function inline(world: World, element: Json): Content {
  switch (element.type) {
    case 'text':
      return styled(element, asText(element.text));
    case 'link':
      return styled(
        element,
        link(asText(element.url), asText(element.text) || asText(element.url)),
      );
    case 'user':
      return mention(world, asText(element.user_id));
    case 'channel': {
      const id = asText(element.channel_id);
      const name = world.channels.get(id)?.name ?? id;
      return html`<span class="mention">#${name}</span>`;
    }
    case 'broadcast':
      return html`<span class="mention loud">@${asText(element.range)}</span>`;
    case 'usergroup':
      return html`<span class="mention loud"
        >@${world.usergroups.get(asText(element.usergroup_id))?.handle}</span
      >`;
    case 'emoji':
      return emoji(asText(element.name));
    case 'date':
      return asText(element.fallback);
    default:
      return asText(element.text);
  }
}

function section(world: World, element: Json): Html {
  const inner = asList(element.elements).map(one => inline(world, one));
  switch (element.type) {
    case 'rich_text_preformatted':
      return html`<pre>${inner}</pre>`;
    case 'rich_text_quote':
      return html`<blockquote>${inner}</blockquote>`;
    case 'rich_text_list': {
      const items = asList(element.elements).map(
        one => html`<li>${section(world, one)}</li>`,
      );
      return element.style === 'ordered'
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    default:
      return html`<span class="text">${inner}</span>`;
  }
}

/** A rich_text block. */
export const richText = (world: World, block: Json): Html =>
  html`${asList(block.elements).map(element => section(world, element))}`;
