import {
  shortRef,
  type Actor,
  type FoundPerson,
  type LedgerEventOf,
  type LedgerEventType,
  type TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';
import { escapeMarkdown } from './escapeMarkdown';

export type EntryOf<TType extends LedgerEventType> = Omit<
  TimelineEntry,
  'event'
> & { readonly event: LedgerEventOf<TType> };

/** The entries of one type, in order. */
export function entriesOf<TType extends LedgerEventType>(
  timeline: readonly TimelineEntry[],
  type: TType,
): readonly EntryOf<TType>[] {
  return timeline.filter(
    (entry): entry is EntryOf<TType> => entry.event.type === type,
  );
}

/** A sentence with the commits that say so. */
export function cite(
  sentence: string,
  ...entries: readonly Pick<TimelineEntry, 'seq'>[]
): string {
  const seqs = [...new Set(entries.map(({ seq }) => seq))];
  return `${sentence} ${seqs.map(seq => `[#${seq}]`).join(' ')}`;
}

/** What a person still has to write, or what nobody knows; never a fact. */
export function placeholder(words: string): string {
  return `_[${words}]_`;
}

export function bullets(
  lines: readonly string[],
  otherwise: string,
): readonly string[] {
  return lines.length > 0
    ? lines.map(line => `- ${line}`)
    : [placeholder(otherwise)];
}

export function actorName(actor: Actor): string {
  return escapeMarkdown(
    actor.kind === 'person' ? shortRef(actor.entityRef) : actor.name,
    100,
  );
}

export function personName(person: FoundPerson): string {
  const name =
    person.name ??
    person.entityRef ??
    person.person ??
    person.email ??
    'unknown';
  return escapeMarkdown(shortRef(name), 100);
}

/** `2026-11-23 14:05:09 UTC` */
export function moment(at: string): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime())
    ? escapeMarkdown(at, 40)
    : `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** From one moment to another, as people say it; `undefined` where a moment cannot be read. */
export function duration(from: string, to: string): string | undefined {
  const ms = new Date(to).getTime() - new Date(from).getTime();
  if (Number.isNaN(ms) || ms < 0) return undefined;
  if (ms < 1_000) return `${ms} ms`;
  const seconds = Math.round(ms / 1_000);
  const units = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor((seconds % 3_600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  return units
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
