import {
  CHECKLIST_LABELS,
  type ChecklistEntry,
  type CommandType,
  type DraftRevision,
  type IncidentStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { RoomAction, RoomButton } from '../RoomContent';
import { LEGAL_IN } from '../transitions';

type Where = { readonly status: IncidentStatus };

/** What is pressed is decided anew; a button that would always be refused is not shown at all. */
function whileLegal(
  { status }: Where,
  command: CommandType,
  ...buttons: readonly RoomButton[]
): readonly RoomButton[] {
  return LEGAL_IN[command].includes(status) ? buttons : [];
}

const plain = (action: RoomAction, label: string): RoomButton => ({
  action,
  label,
});

export const takeCommandButton = (where: Where & { readonly ic?: string }) =>
  where.ic
    ? []
    : whileLegal(where, 'takeCommand', {
        action: { type: 'takeCommand' },
        label: 'Take command',
        emphasis: 'primary',
      });

export const joinButton = (where: Where) =>
  whileLegal(where, 'join', plain({ type: 'join' }, 'Join'));

/** Done is what people did not tick themselves: an event did, and none takes it back. */
export const tickButtons = (
  where: Where,
  { item, done, doneBy }: ChecklistEntry,
) =>
  done && !doneBy
    ? []
    : whileLegal(
        where,
        'tickChecklist',
        plain(
          { type: 'tickChecklist', item, done: !done },
          `${done ? 'Untick: ' : ''}${CHECKLIST_LABELS[item]}`,
        ),
      );

/** `approvable`: whether an approval of it would be taken now. */
export function draftButtons(
  where: Where,
  draftId: string,
  { revision, sha256, request }: DraftRevision,
  approvable: boolean,
): readonly RoomButton[] {
  const approve = whileLegal(where, 'approveDraft', {
    action: { type: 'approveDraft', draftId, revision, sha256 },
    label: 'Approve & Publish',
    emphasis: 'primary',
    confirm: {
      title: 'Publish to customers?',
      text: `Revision ${revision} is published on ${
        request.page
      } exactly as it is shown here, and subscribers are ${
        request.notify ? '' : 'not '
      }notified. It cannot be taken back.`,
      confirm: 'Approve & Publish',
      deny: 'Not yet',
    },
  });
  return [
    ...(approvable ? approve : []),
    ...whileLegal(
      where,
      'reviseDraft',
      plain({ type: 'editDraft', draftId, revision }, 'Edit'),
    ),
    ...whileLegal(where, 'rejectDraft', {
      action: { type: 'rejectDraft', draftId, revision },
      label: 'Reject',
      emphasis: 'danger',
    }),
  ];
}

export const callApproverButton = (where: Where, draftId: string) =>
  whileLegal(
    where,
    'callApprover',
    plain({ type: 'callApprover', draftId }, 'Page approver'),
  );

export const resumeButton = (where: Where) =>
  whileLegal(
    where,
    'resumeReminders',
    plain({ type: 'resumeReminders' }, 'Resume nudges'),
  );

export const nudgeButtons = (where: Where) => [
  ...whileLegal(
    where,
    'silenceReminders',
    plain({ type: 'silenceReminders' }, 'Silence nudges'),
  ),
  ...resumeButton(where),
];

export const endButtons = (where: Where) => [
  ...whileLegal(where, 'mitigate', plain({ type: 'mitigate' }, 'Mitigate')),
  ...whileLegal(where, 'resolve', {
    action: { type: 'resolve' },
    label: 'Resolve',
    emphasis: 'primary',
  }),
];

const WORDS_FOR_RATING: Readonly<Record<number, string>> = {
  1: '1 (badly run)',
  5: '5 (well run)',
};

export const rateButtons = (where: Where) =>
  whileLegal(
    where,
    'rate',
    ...[1, 2, 3, 4, 5].map(rating =>
      plain({ type: 'rate', rating }, WORDS_FOR_RATING[rating] ?? `${rating}`),
    ),
  );
