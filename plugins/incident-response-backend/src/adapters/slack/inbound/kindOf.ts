import type { Delivery } from './listener/Delivery';

/** What Slack sends, as it is counted. */
export type SlackKind = 'command' | 'button' | 'form' | 'event' | 'other';

const KINDS: Readonly<Record<string, SlackKind>> = {
  block_actions: 'button',
  view_submission: 'form',
  event_callback: 'event',
};

/** What somebody did in Slack, or what happened there. */
export function kindOf({ body }: Pick<Delivery, 'body'>): SlackKind {
  if (typeof body.type === 'string') return KINDS[body.type] ?? 'other';
  return typeof body.command === 'string' ? 'command' : 'other';
}
