import {
  describeEvent,
  shortRef,
  type Actor,
  type TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';

/** What happened, for people, with milliseconds since the alert was sent. */
export interface Transcript {
  /** A heading: what is tried next. */
  step(text: string): void;
  /** Something that was checked and is so. */
  checked(text: string): void;
  /** What the ledger says. */
  ledger(entry: TimelineEntry): void;
  /** The clock of the transcript starts now. */
  start(): void;
}

const actorName = (actor: Actor) =>
  actor.kind === 'person' ? shortRef(actor.entityRef) : actor.name;

export function createTranscript(
  write: (line: string) => void,
  now: () => number = Date.now,
): Transcript {
  let started = now();
  const at = (ms: number) =>
    `${String(Math.max(0, ms - started)).padStart(6)} ms`;
  return {
    start: () => {
      started = now();
    },
    step: text => write(`\n${at(now())}  ${text}`),
    checked: text => write(`${at(now())}    ✓ ${text}`),
    ledger: entry =>
      write(
        `${at(Date.parse(entry.at))}    ${entry.id.padStart(
          6,
        )}  ${describeEvent(entry.event)}  [${actorName(entry.actor)}]`,
      ),
  };
}
