import type {
  RoomAction,
  RoomButton,
  RoomContent,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Button } from '@slack/types';
import { actionId, encodeAction } from './actions';
import { BUDGET, LIMITS } from './limits';
import { NOTHING, type Section } from './Section';
import { plain, webAddress } from './safeText';

/** Whether people may decide in Slack, or are led to the incident page for it. */
export type SlackDecisions = 'allow' | 'consoleOnly';

export interface ButtonRules {
  /** Whether all of the message is shown as it is: what is not cannot be approved here. */
  readonly whole: boolean;
  readonly decisions: SlackDecisions;
  /** Said by the button where the message is not in the incident's war room. */
  readonly incidentId?: string;
}

const DECIDING: readonly RoomAction['type'][] = ['approveDraft', 'rejectDraft'];

function isForConsole(
  { type }: RoomAction,
  { whole, decisions }: ButtonRules,
): boolean {
  if (decisions === 'consoleOnly' && DECIDING.includes(type)) return true;
  return type === 'approveDraft' && !whole;
}

function confirmation({ confirm, emphasis }: RoomButton): Partial<Button> {
  return confirm
    ? {
        confirm: {
          title: plain(confirm.title, LIMITS.confirmTitle),
          text: plain(confirm.text, LIMITS.confirmText),
          confirm: plain(confirm.confirm, LIMITS.confirmButton),
          deny: plain(confirm.deny, LIMITS.confirmButton),
          ...(emphasis ? { style: emphasis } : {}),
        },
      }
    : {};
}

function toButton(
  button: RoomButton,
  n: number,
  { incidentId }: ButtonRules,
): readonly Button[] {
  const { action, label, emphasis } = button;
  const value = encodeAction(action, incidentId);
  if (value === undefined) return [];
  return [
    {
      type: 'button',
      action_id: actionId(action.type, n),
      value,
      text: plain(label, LIMITS.buttonText),
      ...(emphasis ? { style: emphasis } : {}),
      ...confirmation(button),
    },
  ];
}

/** Buttons that act; those that may not be pressed here are left to the link of the message. */
export function actingButtons(
  buttons: readonly RoomButton[] = [],
  rules: ButtonRules,
): Section & { readonly isLeftToConsole: boolean } {
  const here = buttons.filter(({ action }) => !isForConsole(action, rules));
  const all = here.flatMap((button, n) => toButton(button, n, rules));
  const shown = all.slice(0, BUDGET.buttons);
  const elements =
    shown.length > 0 ? [{ type: 'actions' as const, elements: shown }] : [];
  return {
    blocks: elements,
    whole: shown.length === here.length,
    isLeftToConsole: here.length < buttons.length,
  };
}

/** Links as buttons: their address is that of the browser's bar, and no text makes another of it. */
export function linkButtons(
  links: RoomContent['links'],
  isLeftToConsole: boolean,
): Section {
  const all = links.flatMap(({ label, url }, n): Button[] => {
    const address = webAddress(url, LIMITS.url);
    if (address === undefined) return [];
    const isWayToDecide = isLeftToConsole && n === 0;
    return [
      {
        type: 'button',
        action_id: actionId('link', n),
        text: plain(label, LIMITS.buttonText),
        url: address,
        ...(isWayToDecide ? { style: 'primary' as const } : {}),
      },
    ];
  });
  const elements = all.slice(0, BUDGET.links);
  if (elements.length === 0) return { ...NOTHING, whole: links.length === 0 };
  return {
    blocks: [{ type: 'actions', elements }],
    whole: elements.length === links.length,
  };
}
