import type { Hearing } from '../judge';

/** `incident-response:inc-1/call:no-update:1` → `inc-1/call:no-update`: one reason to call. */
const REASON = /^incident-response:(.+\/call(?::[a-z-]+|-approver)):/;

interface Seen {
  readonly scope: string;
  readonly people: readonly string[];
}

/** Whom the chat called, each time that it could be seen: a direct message shows whenever it is sent. */
function callsSeen({
  tidings,
  world,
}: Pick<Hearing, 'tidings' | 'world'>): readonly Seen[] {
  const notified = new Map<string, Seen>();
  for (const tiding of tidings)
    if (tiding.type === 'notified') notified.set(tiding.scope, tiding);
  const directs = (world.slack?.directs ?? []).map(({ key, person }) => ({
    scope: `incident-response:${key}`,
    people: [person],
  }));
  return [...notified.values(), ...directs].filter(({ scope }) =>
    REASON.test(scope),
  );
}

/** Who was called twice for one reason, as the person sees it or on the ledger. */
export function doubledCalls(hearing: Hearing): readonly string[] {
  const seen = callsSeen(hearing).flatMap(({ scope, people }) =>
    people.map(person => `${person} (${REASON.exec(scope)?.[1]})`),
  );
  const noted = hearing.events.flatMap(({ incidentId, event }) => {
    if (event.type === 'APPROVER_CALLED')
      return [`${event.data.approver} (${incidentId}, ${event.data.draftId})`];
    return event.type === 'RESPONDER_CALLED'
      ? [`${event.data.responder} (${incidentId}, ${event.data.reason})`]
      : [];
  });
  return [
    ...seen
      .filter((call, n) => seen.indexOf(call) < n)
      .map(call => `${call} was called twice.`),
    ...noted
      .filter((call, n) => noted.indexOf(call) < n)
      .map(call => `${call} stands on the ledger as called twice.`),
  ];
}

/** Who was called by the ledger alone. */
export function unmadeCalls(hearing: Hearing): readonly string[] {
  const scopes = new Set(callsSeen(hearing).map(({ scope }) => scope));
  return hearing.events.flatMap(({ incidentId, event }) =>
    (event.type === 'RESPONDER_CALLED' || event.type === 'APPROVER_CALLED') &&
    event.data.error === undefined &&
    !scopes.has(`incident-response:${incidentId}/${event.effect}`)
      ? [
          `${
            event.type === 'APPROVER_CALLED'
              ? event.data.approver
              : event.data.responder
          } was called, and heard nothing of it.`,
        ]
      : [],
  );
}
