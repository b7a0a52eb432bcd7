import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import type { Published } from '@incident-response/backstage-plugin-incident-response-node';
import { event } from '../../domain/Decision';
import { effectKeys } from '../../domain/effectKeys';
import type { FoldedIncident } from '../../domain/FoldedIncident';
import { latestRevision } from '../../domain/publication';
import { CONDUCTOR } from '../conductorActor';
import type {
  EffectDefinition,
  EffectOf,
  EffectPorts,
  Outcome,
} from './EffectDefinition';

/** Whether this very send is still the one the draft is waiting for. */
export function isCurrentSend(
  incident: FoldedIncident,
  { key, draftId }: EffectOf<'publish'>,
): boolean {
  const draft = incident.drafts.find(d => d.draftId === draftId);
  return (
    draft !== undefined &&
    (draft.status === 'approved' || draft.status === 'unknown') &&
    effectKeys.publish(draftId, latestRevision(draft).revision, draft.sends) ===
      key
  );
}

/** Events of a send that may have been overtaken: a late answer is kept as evidence. */
function ifCurrent(
  effect: EffectOf<'publish'>,
  evidence: string,
  events: (now: Date) => readonly LedgerEvent[],
): Outcome {
  return (incident, now) =>
    isCurrentSend(incident, effect)
      ? events(now)
      : [
          event(
            'EFFECT_OBSERVED',
            { key: effect.key, outcome: evidence },
            { actor: CONDUCTOR, now },
          ),
        ];
}

function published(
  effect: EffectOf<'publish'>,
  publication: Published,
  found: boolean,
): Outcome {
  const { key, draftId, revision, sha256 } = effect;
  const { pageIncidentId, url } = publication;
  return ifCurrent(
    effect,
    `published as ${pageIncidentId}${found ? ' (found on the page)' : ''}`,
    now => [
      event(
        'STATUSPAGE_PUBLISHED',
        {
          draftId,
          revision,
          sha256,
          pageIncidentId,
          found,
          ...(url ? { url } : {}),
        },
        { actor: CONDUCTOR, now },
        key,
      ),
    ],
  );
}

/** The status page said no, or the gate did: the approval is used up and the draft waits again. */
export function approvalVoided(
  effect: EffectOf<'publish'>,
  reason: string,
  lapsed?: true,
): Outcome {
  const { key, draftId, revision } = effect;
  return ifCurrent(effect, `not published: ${reason}`, now => [
    event(
      'STATUSPAGE_APPROVAL_VOIDED',
      { draftId, revision, reason, ...(lapsed ? { lapsed } : {}) },
      { actor: CONDUCTOR, now },
      key,
    ),
  ]);
}

/** Looked for twice and not found, or not to be looked for: a person must say. */
export function publicationUnknown(
  effect: EffectOf<'publish'>,
  detail: string,
): Outcome {
  return (incident, now) => {
    const draft = incident.drafts.find(d => d.draftId === effect.draftId);
    if (draft?.status !== 'approved' || !isCurrentSend(incident, effect))
      return [];
    return [
      event(
        'PUBLICATION_UNKNOWN',
        { draftId: effect.draftId, detail },
        { actor: CONDUCTOR, now },
      ),
    ];
  };
}

export function publish({
  gate,
  statusPage,
  drillPage,
}: EffectPorts): EffectDefinition<'publish'> {
  const pageOf = ({ kind }: FoldedIncident) =>
    kind === 'drill' ? drillPage : statusPage;
  return {
    perform: async (effect, incident, call) => {
      const answer = await gate.publish(
        { incidentId: incident.id, draftId: effect.draftId, key: effect.key },
        call,
      );
      return answer.published
        ? published(effect, answer.publication, false)
        : approvalVoided(effect, answer.reason, answer.lapsed);
    },
    ...(statusPage.find || drillPage?.find
      ? {
          find: async (effect, incident, call) => {
            const { request, sha256 } = effect;
            const found = await pageOf(incident)?.find?.(
              { request, sha256 },
              call,
            );
            return found && published(effect, found, true);
          },
        }
      : {}),
  };
}
