import type {
  LedgerEvent,
  LedgerEventOf,
  Reminders,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys, numberedKey } from '../effectKeys';
import type { FoldedIncident } from '../FoldedIncident';

type WatchingEvent = LedgerEventOf<
  'COMMAND_REMINDER_SENT' | 'RESPONDER_CALLED' | 'ON_CALL_PAGED'
>;

/** Folds what was done because nobody acted. */
export function foldWatching(
  incident: FoldedIncident,
  event: WatchingEvent,
): FoldedIncident {
  const { commandWatch, reminders } = incident;
  switch (event.type) {
    case 'COMMAND_REMINDER_SENT':
      return {
        ...incident,
        commandWatch: {
          reminders: Math.max(commandWatch.reminders, event.data.reminder),
          since: event.at,
        },
      };
    case 'RESPONDER_CALLED': {
      const { reason } = event.data;
      return {
        ...incident,
        calls: [...incident.calls, { ...event.data, at: event.at }],
        ...(reason === 'no-commander'
          ? { commandWatch: { ...commandWatch, since: event.at } }
          : {}),
        ...(reason === 'no-update'
          ? { reminders: { ...reminders, toldOn: reminders.toldOn + 1 } }
          : {}),
      };
    }
    case 'ON_CALL_PAGED':
      return {
        ...incident,
        pages: [...(incident.pages ?? []), { ...event.data, at: event.at }],
        commandWatch: { ...commandWatch, since: event.at },
      };
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
}

const FRESH = { unanswered: 0, toldOn: 0 } as const;

/** Customers or colleagues were told something: nudges count from here. */
function updated(
  incident: FoldedIncident,
  by: NonNullable<Reminders['update']>['by'],
  at: string,
): FoldedIncident {
  return {
    ...incident,
    reminders: {
      ...incident.reminders,
      ...FRESH,
      since: at,
      update: { by, at },
    },
  };
}

/** What stands behind a newer one of its kind is nobody's trouble any more, and cannot be retried. */
function withoutOvertaken(
  incident: FoldedIncident,
  key: string | undefined,
): FoldedIncident {
  const newest = key === undefined ? undefined : numberedKey(key);
  // Looks at the catalog are kept: whoever assembles the room asks whether the first one is through.
  if (!newest || newest.name === effectKeys.ownership) return incident;
  const overtaken = Object.values(incident.effects).filter(record => {
    const other = numberedKey(record.key);
    return (
      record.status === 'parked' &&
      other?.name === newest.name &&
      other.n < newest.n
    );
  });
  if (overtaken.length === 0) return incident;
  const gone = new Set(overtaken.map(record => record.key));
  return {
    ...incident,
    effects: Object.fromEntries(
      Object.entries(incident.effects).filter(([k]) => !gone.has(k)),
    ),
  };
}

/** One of a series is given up, or asked for again: the next number is the one after the last. */
function lastTried(
  incident: FoldedIncident,
  key: string,
  given: { readonly up: true; readonly at: string } | { readonly up: false },
): FoldedIncident {
  const { name, n } = numberedKey(key) ?? {};
  if (n === undefined) return incident;
  const last = (known: number) => (given.up ? Math.max(known, n) : n - 1);
  const since = given.up ? { since: given.at } : {};
  switch (name) {
    case 'nudge': {
      const { reminders } = incident;
      const tried = last(reminders.tried);
      return { ...incident, reminders: { ...reminders, ...since, tried } };
    }
    case 'command-reminder': {
      const { commandWatch } = incident;
      const reminders = last(commandWatch.reminders);
      return {
        ...incident,
        commandWatch: { ...commandWatch, ...since, reminders },
      };
    }
    case 'invite':
      return { ...incident, inviteRounds: last(incident.inviteRounds) };
    case 'ownership': {
      const { ownershipWatch } = incident;
      const looks = last(ownershipWatch.looks);
      const seen = given.up ? { seen: incident.seq } : {};
      return {
        ...incident,
        ownershipWatch: { ...ownershipWatch, ...since, ...seen, looks },
      };
    }
    default:
      return incident;
  }
}

/** Whoever asks for a failed invitation again wants everybody who could not be invited to be tried. */
function inviteAgain(incident: FoldedIncident, key: string): FoldedIncident {
  if (numberedKey(key)?.name !== 'invite') return incident;
  return {
    ...incident,
    responders: incident.responders.map(responder => {
      if (responder.invite !== 'failed') return responder;
      const { inviteError: _old, ...rest } = responder;
      return { ...rest, invite: 'pending' };
    }),
  };
}

/** A look that was answered stands for those that were given up before it. */
function looked(
  incident: FoldedIncident,
  { at, effect, data }: LedgerEventOf<'OWNERSHIP_RESOLVED'>,
): FoldedIncident {
  const { ownershipWatch } = incident;
  const n = numberedKey(effect ?? '')?.n ?? ownershipWatch.looks + 1;
  return {
    ...incident,
    ownershipWatch: {
      ...ownershipWatch,
      looks: Math.max(ownershipWatch.looks, n),
      seen: data.asOf ?? incident.seq,
      since: at,
    },
    effects: Object.fromEntries(
      Object.entries(incident.effects).map(([key, record]) => {
        if (
          numberedKey(key)?.name !== 'ownership' ||
          record.status !== 'parked'
        )
          return [key, record];
        const { failure: _healed, ...rest } = record;
        return [key, { ...rest, status: 'done' as const }];
      }),
    ),
  };
}

/** Ticking the postmortem by hand says that it is finished, and unticking it that it is not. */
function ticked(
  incident: FoldedIncident,
  { actor, at, data }: LedgerEventOf<'CHECKLIST_ITEM_UPDATED'>,
): FoldedIncident {
  const { finishedAt, finishedBy, ...rest } = incident.postmortem;
  if (!data.done) return { ...incident, postmortem: rest };
  const by = actor.kind === 'person' ? { finishedBy: actor.entityRef } : {};
  return finishedAt
    ? incident
    : { ...incident, postmortem: { ...rest, finishedAt: at, ...by } };
}

/** Whether the alert named something, or somebody, that the catalog was not asked for yet. */
function hasNews(before: FoldedIncident, after: FoldedIncident): boolean {
  const nameless = ({ responders }: FoldedIncident) =>
    responders.filter(r => !r.entityRef).length;
  return (
    after.entityHints.length > before.entityHints.length ||
    nameless(after) > nameless(before)
  );
}

const withOwnershipWatch = (
  incident: FoldedIncident,
  change: Partial<FoldedIncident['ownershipWatch']>,
): FoldedIncident => ({
  ...incident,
  ownershipWatch: { ...incident.ownershipWatch, ...change },
});

/** What an event means for those who wait for somebody to act. */
export function watch(
  incident: FoldedIncident,
  event: LedgerEvent,
  before: FoldedIncident,
): FoldedIncident {
  const after = withoutOvertaken(incident, event.effect);
  const { at } = event;
  switch (event.type) {
    case 'OWNERSHIP_RESOLVED':
      return looked(after, event);
    case 'OWNERSHIP_LOOKUP_REQUESTED':
      return withOwnershipWatch(after, { asked: after.seq });
    case 'ALERT_RECORDED':
      return hasNews(before, after)
        ? withOwnershipWatch(after, { news: after.seq })
        : after;
    case 'EFFECT_FAILED': {
      const { key, failure } = event.data;
      return failure === 'permanent'
        ? lastTried(withoutOvertaken(after, key), key, { up: true, at })
        : after;
    }
    case 'EFFECT_RETRIED': {
      const { key } = event.data;
      return lastTried(inviteAgain(after, key), key, { up: false });
    }
    case 'STATUSPAGE_DRAFT_CREATED': {
      const { answers } = event.data;
      const request = after.draftRequests.find(r => r.request === answers);
      // What nobody asked for is nobody's update.
      return request?.reason ? after : updated(after, 'draft', at);
    }
    case 'STATUSPAGE_DRAFT_REVISED':
      return updated(after, 'draft', at);
    case 'STATUSPAGE_PUBLISHED':
      return updated(after, 'publication', at);
    case 'PUBLICATION_SETTLED':
      return event.data.found ? updated(after, 'publication', at) : after;
    case 'CHECKLIST_ITEM_UPDATED':
      return event.data.item === 'postmortem-published'
        ? ticked(after, event)
        : after;
    case 'MESSAGE_KEPT':
      return event.data.update ? updated(after, 'message', at) : after;
    case 'NOTE_ADDED':
      return event.data.update ? updated(after, 'note', at) : after;
    case 'COMMAND_TAKEN':
    case 'COMMAND_HANDED_OVER':
    case 'INCIDENT_REOPENED':
      // Whoever leads now has left nothing unanswered yet.
      return { ...after, reminders: { ...after.reminders, ...FRESH } };
    default:
      return after;
  }
}
