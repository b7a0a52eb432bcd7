import {
  isOpenStatus,
  type EffectRecord,
  type LedgerEventOf,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  isAnnouncement,
  isInRoom,
  isPublication,
  isRoom,
  isUpdate,
  isUpdateOf,
} from '../effectKeys';
import { endingOf } from '../endingOf';
import type { FoldedIncident } from '../FoldedIncident';

type EffectEvent = LedgerEventOf<
  | 'EFFECT_CLAIMED'
  | 'EFFECT_FAILED'
  | 'EFFECT_RETRIED'
  | 'EFFECT_OBSERVED'
  | 'EFFECT_DEDUPLICATED'
>;

/** It may have been done twice. Publications are never: nobody takes their claims over. */
export function doubted(record: EffectRecord, at: string): EffectRecord {
  if (isPublication(record.key)) return record;
  return { ...record, doubt: { looks: 0, ...record.doubt, at } };
}

/** Somebody looked; what was doubted again meanwhile is looked for again. */
function looked(
  record: EffectRecord,
  answered: string,
  ending: number | undefined,
): EffectRecord {
  if (!record.doubt) return record;
  const { doubt } = record;
  return {
    ...record,
    doubt: {
      ...doubt,
      looks: doubt.looks + 1,
      answered,
      ...(ending === undefined ? {} : { ending }),
    },
  };
}

function next(
  known: EffectRecord | undefined,
  event: EffectEvent,
  { seq, ending }: { readonly seq: number; readonly ending?: number },
): EffectRecord | undefined {
  const { key } = event.data;
  const base: EffectRecord = known ?? { key, status: 'pending', retries: 0 };
  switch (event.type) {
    case 'EFFECT_CLAIMED':
      return {
        // Whoever held it before may still be at it.
        ...(base.claim ? doubted(base, event.at) : base),
        status: 'claimed',
        claim: {
          claimId: event.data.claimId,
          owner: event.data.owner,
          at: event.at,
          seq,
        },
      };
    case 'EFFECT_FAILED': {
      const { failure, sentence, failures } = event.data;
      const open = base.claim ? ('claimed' as const) : ('pending' as const);
      return {
        ...base,
        status: failure === 'permanent' ? 'parked' : open,
        failure: { kind: failure, sentence, failures, at: event.at },
      };
    }
    case 'EFFECT_RETRIED': {
      const { failure: _failure, claim, ...rest } = base;
      return {
        ...(claim ? doubted(rest, event.at) : rest),
        status: 'pending',
        retries: base.retries + 1,
      };
    }
    case 'EFFECT_OBSERVED':
      return known && doubted(known, event.at);
    case 'EFFECT_DEDUPLICATED':
      return known && looked(known, event.data.asOf, ending);
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
}

type Effects = FoldedIncident['effects'];

function without(effects: Effects, isOver: (key: string) => boolean): Effects {
  return Object.keys(effects).some(isOver)
    ? Object.fromEntries(
        Object.entries(effects).filter(([key]) => !isOver(key)),
      )
    : effects;
}

/** Once a message shows something new, what it failed to show before is nobody's trouble. */
export function withoutUpdatesOf(what: string, effects: Effects): Effects {
  return without(effects, key => isUpdateOf(what, key));
}

/** Once there is no room to show anything in, neither is what it failed to show. */
export function withoutUpdates(effects: Effects): Effects {
  return without(effects, isUpdate);
}

/** What was begun in a room, or failed in it, is nobody's any more once the room is lost. */
export function withoutOpenInRoom(effects: Effects): Effects {
  return without(
    effects,
    key => isInRoom(key) && effects[key].status !== 'done',
  );
}

/** A claim ends with the name it was made for; what has that name may be ours all the same. */
export function withoutClaim(
  effects: Effects,
  key: string,
  at: string,
): Effects {
  if (!effects[key]) return effects;
  const { claim: _claim, failure: _failure, ...rest } = effects[key];
  return { ...effects, [key]: { ...doubted(rest, at), status: 'pending' } };
}

/** Only the newest is told: what could not be told before it is nobody's trouble any more. */
export function withoutMissedAnnouncements(
  effects: Effects,
  newest: string,
): Effects {
  return without(
    effects,
    key =>
      key !== newest &&
      isAnnouncement(key) &&
      effects[key].failure !== undefined,
  );
}

/** `update:<what>:<hash>`: the newest failure stands for those of the same message before it. */
function superseded(effects: Effects, key: string): Effects {
  const same = isUpdate(key) ? key.slice(0, key.lastIndexOf(':') + 1) : '';
  return same
    ? without(effects, k => k !== key && k.startsWith(same))
    : effects;
}

function overtaken(effects: Effects, { type, data }: EffectEvent): Effects {
  const isNewer = type === 'EFFECT_CLAIMED' && isAnnouncement(data.key);
  return isNewer
    ? withoutMissedAnnouncements(effects, data.key)
    : superseded(effects, data.key);
}

/** Folds claims and failures of outbound acts. */
export function foldEffects(
  incident: FoldedIncident,
  event: EffectEvent,
  seq: number,
): FoldedIncident {
  const { key } = event.data;
  const ending = isOpenStatus(incident.status) ? undefined : endingOf(incident);
  const record = next(incident.effects[key], event, { seq, ending });
  if (!record) return incident;
  const { assemblyFailure, ...rest } = incident;
  const isAnew = event.type === 'EFFECT_RETRIED' && isRoom(key);
  return {
    ...rest,
    ...(assemblyFailure && !isAnew ? { assemblyFailure } : {}),
    effects: { ...overtaken(incident.effects, event), [key]: record },
  };
}
