import type {
  FailureKind,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { endingOf } from '../endingOf';
import { effectKeys, nth } from '../effectKeys';
import type { PlannedEffect } from '../PlannedEffect';
import type { Settings } from '../Settings';
import { notice } from './ending';

/** What an ending is made of, as people call it, by the key of its effect. */
function stepsOf(incident: Incident): readonly (readonly [string, string])[] {
  const n = endingOf(incident);
  return [
    [effectKeys.cadence('stopped'), 'Ending the nudges'],
    [effectKeys.resolveChanges(n), 'Collecting the changes once more'],
    [effectKeys.writePostmortem(n), 'Writing the postmortem'],
    [effectKeys.filePostmortem(n), 'Filing the postmortem'],
    [effectKeys.announce(nth('resolved', n)), 'Telling everybody'],
    [
      effectKeys.archive(incident.room?.generation ?? 1),
      'Archiving this war room',
    ],
  ];
}

/** What follows for those who read it; what becomes of the step itself, its failure says. */
const NEXT: Readonly<Record<FailureKind, string>> = {
  transient: 'Nobody has to do anything. The other steps go on.',
  permanent:
    'The other steps go on. The incident closes once somebody has asked for another try on its page and it works.',
  unknown: 'Nobody has to do anything. The other steps go on.',
};

/** The room hears which step of the ending fails, why, and what happens next: once for each kind. */
export function tellEndingTrouble(
  incident: Incident,
  { appUrl }: Pick<Settings, 'appUrl'>,
): readonly PlannedEffect[] {
  return stepsOf(incident).flatMap(([key, name]) => {
    const { failure, retries = 0 } = incident.effects[key] ?? {};
    if (!failure) return [];
    return notice(
      incident,
      nth(`trouble:${key}:${failure.kind}`, retries + 1),
      {
        title: `${name} does not work`,
        lines: [failure.sentence, NEXT[failure.kind]],
        links: [
          { label: 'Incident page', url: `${appUrl}/incidents/${incident.id}` },
        ],
      },
    );
  });
}
