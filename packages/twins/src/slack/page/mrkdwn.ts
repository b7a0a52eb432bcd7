import type { World } from '../world/createWorld';
import { emoji } from './emoji';
import { html, link, type Content, type Html } from './html';

/** Code, a token in angle brackets, bold, italic, struck, an emoji: in that order. */
const PIECE =
  /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])|(?<!\w)_(\S(?:[^_\n]*\S)?)_(?!\w)|(?<![\w~])~(\S(?:[^~\n]*\S)?)~(?!\w)|:([a-z0-9_+-]+):/g;

const plain = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Somebody's name, as a mention shows it. */
export const mention = (world: World, id: string): Html =>
  html`<span class="mention">@${world.users.get(id)?.name ?? id}</span>`;

function token(world: World, inner: string): Html {
  const [target, label] = inner.split('|');
  const rest = target.slice(1);
  if (target.startsWith('@')) return mention(world, rest);
  if (target.startsWith('#'))
    return html`<span class="mention"
      >#${world.channels.get(rest)?.name ?? label ?? rest}</span
    >`;
  if (target.startsWith('!date')) return html`${plain(label ?? '')}`;
  if (target.startsWith('!subteam'))
    return html`<span class="mention loud">${plain(label ?? rest)}</span>`;
  if (target.startsWith('!'))
    return html`<span class="mention loud">@${rest}</span>`;
  const address = plain(target);
  return link(address, label === undefined ? address : plain(label));
}

/** Slack's markup as HTML; nothing in it is trusted. */
export function mrkdwn(world: World, text: string): Content {
  const parts: Content[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECE)) {
    const [whole, block, code, inner, bold, italic, struck, name] = match;
    parts.push(plain(text.slice(end, match.index)));
    end = match.index + whole.length;
    if (block !== undefined) parts.push(html`<pre>${plain(block)}</pre>`);
    else if (code !== undefined) parts.push(html`<code>${plain(code)}</code>`);
    else if (inner !== undefined) parts.push(token(world, inner));
    else if (bold !== undefined)
      parts.push(html`<strong>${mrkdwn(world, bold)}</strong>`);
    else if (italic !== undefined)
      parts.push(html`<em>${mrkdwn(world, italic)}</em>`);
    else if (struck !== undefined)
      parts.push(html`<s>${mrkdwn(world, struck)}</s>`);
    else parts.push(emoji(name));
  }
  parts.push(plain(text.slice(end)));
  return parts;
}
