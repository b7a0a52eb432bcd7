import {
  isRestricted,
  type AlertGroup,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys } from '../effectKeys';
import type { PlannedEffect } from '../PlannedEffect';
import { takeCommandButton } from '../render/buttons';
import type { Settings } from '../Settings';
import { endingOf } from '../endingOf';
import { notice } from './ending';
import { isSettled } from './settled';

type PagerSettings = Pick<Settings, 'pager'>;
type Pager = NonNullable<Settings['pager']>;

/** Once an incident, and once more after each reopening. */
export const pageKey = (incident: Pick<Incident, 'reopenings'>): string =>
  effectKeys.page('no-commander', endingOf(incident));

/** What those on call are paged for: an alert that fires before one that somebody knows of already. */
function groupOf(incident: Incident, pager: Pager): AlertGroup | undefined {
  const open = incident.alerts.filter(
    ({ source, state }) => source === pager.source && state !== 'resolved',
  );
  return open.find(({ state }) => state === 'firing') ?? open[0];
}

/** Why there is nobody to page; `undefined`: there may be somebody. */
function whyNot(
  incident: Incident,
  { pager }: PagerSettings,
): string | undefined {
  if (incident.kind === 'drill') return 'this is a drill';
  if (!pager) return 'nothing that pages is configured';
  if (groupOf(incident, pager)) return undefined;
  return incident.alerts.some(({ source }) => source === pager.source)
    ? `its alerts are resolved in ${pager.name}`
    : `none of its alerts came from ${pager.name}`;
}

/** Whether those on call are still to be paged: it was not done, and nobody has to look at it first. */
export function isPageDue(
  incident: Incident,
  settings: PagerSettings,
): boolean {
  const status = incident.effects[pageKey(incident)]?.status;
  return (
    whyNot(incident, settings) === undefined &&
    status !== 'done' &&
    status !== 'parked'
  );
}

/** Whether the calls wait for it; they do not wait for one that does not work. */
export function isPageAwaited(
  incident: Incident,
  settings: PagerSettings,
): boolean {
  return (
    isPageDue(incident, settings) && !isSettled(incident, pageKey(incident))
  );
}

/** Somebody asked for another try: it is not waited for. */
export function isPageAskedAgain(incident: Incident): boolean {
  const record = incident.effects[pageKey(incident)];
  return record?.status === 'pending' && record.retries > 0;
}

function textOf(incident: Incident, appUrl: string): string {
  const what = isRestricted(incident)
    ? `${incident.severity} incident ${incident.id}`
    : `${incident.severity} ${incident.title}`;
  return `${what}: nobody is in command. Take command, or say in the war room who does. ${appUrl}/incidents/${incident.id}`;
}

/** Pages those on call; nothing where there is nobody to page. */
export function pageOnCall(
  incident: Incident,
  settings: Pick<Settings, 'pager' | 'appUrl'>,
): readonly PlannedEffect[] {
  const { pager, appUrl } = settings;
  const group = pager && groupOf(incident, pager);
  if (!group || !isPageDue(incident, settings)) return [];
  return [
    {
      kind: 'page',
      key: pageKey(incident),
      group: group.group,
      text: textOf(incident, appUrl),
    },
  ];
}

/** Of this round: those before the last reopening paged for what was then. */
const lastPage = ({ pages = [], reopenings }: Incident) =>
  pages.filter(({ at }) => at >= (reopenings.at(-1)?.at ?? '')).at(-1);

/** What became of it, for those who wonder who else could come. */
export function sayPage(incident: Incident, settings: PagerSettings): string {
  const why = whyNot(incident, settings);
  const record = incident.effects[pageKey(incident)];
  const name = settings.pager?.name ?? 'The pager';
  if (record?.status === 'done')
    return lastPage(incident)?.error
      ? `${name} could page nobody either.`
      : `${name} has paged those on call.`;
  if (record?.failure) return `It is not known that ${name} paged anybody.`;
  return why === undefined
    ? `${name} is paging those on call.`
    : `Nobody can be paged: ${why}.`;
}

/** The room hears it where nobody was paged, or nobody knows whether anybody was. */
export function tellPageTrouble(
  incident: Incident,
  { pager, appUrl }: Pick<Settings, 'pager' | 'appUrl'>,
): readonly PlannedEffect[] {
  const key = pageKey(incident);
  const { status, failure, retries = 0 } = incident.effects[key] ?? {};
  const why =
    status === 'parked' ? failure?.sentence : lastPage(incident)?.error;
  if (why === undefined) return [];
  const name = pager?.name ?? lastPage(incident)?.pager ?? 'The pager';
  const url = pager && groupOf(incident, pager)?.url;
  return notice(incident, `trouble:${key}:${retries}`, {
    title: `${name} is not known to have paged anybody`,
    lines: [why, 'Take command, or call somebody who can.'],
    links: [
      { label: 'Incident page', url: `${appUrl}/incidents/${incident.id}` },
      ...(url ? [{ label: 'Alert group', url }] : []),
    ],
    buttons: takeCommandButton(incident),
  });
}
