import { randomUUID } from 'node:crypto';
import type {
  Draft,
  Incident,
  IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { PersonAct } from '@incident-response/twins';
import { whyUnfinished } from '../../../../domain/placeholders';
import type { AlertName } from '../../alerts';
import { ANNOUNCEMENTS } from '../../slack/workspace';
import { COMMANDER, filledIn, pressed, typed, type Screen } from './screen';
import type { StepName } from './planTrio';

/** What is done in one step, until it is seen to be done. */
export type Doing =
  | { readonly do: 'deliver'; readonly alert: AlertName }
  | {
      readonly do: 'act';
      /** `undefined`: what it takes is not to be seen yet. */
      readonly act: (
        screen: Screen,
        room: string,
        incident: Incident,
      ) => Promise<PersonAct | undefined>;
      /** The same at the console, for when the room is archived already. */
      readonly else?: (incident: Incident) => IncidentCommand | undefined;
    };

export interface Step {
  readonly doing: Doing;
  readonly isDone: (incident: Incident) => boolean;
}

const latest = ({ revisions }: Draft) => revisions[revisions.length - 1];

const isOut = ({ drafts }: Incident, isClosing: boolean) =>
  drafts.some(
    draft =>
      draft.status === 'published' &&
      (latest(draft).request.status === 'resolved') === isClosing,
  );

const waiting = ({ drafts }: Incident, isClosing: boolean) =>
  drafts.find(
    draft =>
      draft.status === 'waiting' &&
      (latest(draft).request.status === 'resolved') === isClosing,
  );

const act = (
  isDone: Step['isDone'],
  how: Extract<Doing, { do: 'act' }>['act'],
  otherwise?: (incident: Incident) => IncidentCommand | undefined,
): Step => ({
  isDone,
  doing: { do: 'act', act: how, ...(otherwise ? { else: otherwise } : {}) },
});

const command = (isDone: Step['isDone'], text: () => string): Step =>
  act(isDone, async (_screen, room) => typed(room, text()));

const edited = (screen: Screen, room: string, draft: Draft) =>
  filledIn(screen, 'editDraft', { body: 'Payments fail for some.' }, () =>
    pressed(screen, room, 'editDraft', draft.draftId),
  );

/** Sees the words through: what waits to be filled in is edited first. */
async function approved(
  screen: Screen,
  room: string,
  incident: Incident,
  isClosing: boolean,
): Promise<PersonAct | undefined> {
  const draft = waiting(incident, isClosing);
  if (!draft) return undefined;
  const { request, sha256 } = latest(draft);
  return whyUnfinished(request)
    ? edited(screen, room, draft)
    : pressed(screen, room, 'approveDraft', sha256);
}

const approval = (incident: Incident): IncidentCommand | undefined => {
  const draft = waiting(incident, true);
  if (!draft) return undefined;
  const { revision, sha256 } = latest(draft);
  return { type: 'approveDraft', draftId: draft.draftId, revision, sha256 };
};

const STATE: Readonly<Record<AlertName, string>> = {
  created: 'firing',
  acknowledged: 'acknowledged',
  resolved: 'resolved',
};

const alerted = (alert: AlertName): Step => ({
  isDone: ({ alerts }) => alerts.some(({ state }) => state === STATE[alert]),
  doing: { do: 'deliver', alert },
});

/** Never the same twice. */
const said = () => `Errors are falling (${randomUUID().slice(0, 8)}).`;

/** The incident, click by click. */
export const CLICKS: Readonly<Record<StepName, Step>> = {
  alert: {
    ...alerted('created'),
    isDone: ({ milestones }) => milestones.assembledAt !== undefined,
  },
  join: act(
    ({ responders }) =>
      responders.some(
        ({ id, invite }) => id === COMMANDER && invite === 'invited',
      ),
    async (_screen, _room, { id }) => typed(ANNOUNCEMENTS, `join ${id}`),
  ),
  take: act(
    ({ ic }) => ic !== undefined,
    (screen, room) => pressed(screen, room, 'takeCommand'),
  ),
  silence: command(
    ({ reminders }) => reminders.silenced,
    () => 'silence',
  ),
  resume: command(
    ({ reminders }) => !reminders.silenced,
    () => 'resume',
  ),
  update: command(
    ({ notes }) => notes.some(({ update }) => update),
    () => `update ${said()}`,
  ),
  draft: command(
    ({ drafts }) => drafts.length > 0,
    () => 'status draft We are looking into failing payments.',
  ),
  edit: act(
    incident => (waiting(incident, false)?.revisions.length ?? 0) > 1,
    async (screen, room, incident) => {
      const draft = waiting(incident, false);
      return draft && edited(screen, room, draft);
    },
  ),
  approve: act(
    incident => isOut(incident, false),
    (screen, room, incident) => approved(screen, room, incident, false),
  ),
  mitigate: command(
    ({ mitigation }) => mitigation !== undefined,
    () => 'mitigate Rolled back.',
  ),
  'all-clear': alerted('resolved'),
  resolve: act(
    ({ resolution }) => resolution !== undefined,
    (screen, room) =>
      filledIn(screen, 'resolve', { words: 'All clear.' }, () =>
        pressed(screen, room, 'resolve'),
      ),
  ),
  close: act(
    incident => isOut(incident, true),
    (screen, room, incident) => approved(screen, room, incident, true),
    approval,
  ),
  rate: act(
    ({ ratings }) => ratings.length > 0,
    (screen, room) => pressed(screen, room, 'rate'),
    () => ({ type: 'rate', rating: 4 }),
  ),
};
