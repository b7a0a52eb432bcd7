import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  DEFAULT_AUTHORITY,
  type AuthoritySettings,
} from '../domain/AuthoritySettings';
import type { Reader } from './Reader';

/** Who may command and approve, and where in the catalog that may be written. */
export interface AuthorityConfig extends AuthoritySettings {
  /** Locations whose groups and users may give authority. */
  readonly trustedLocations: readonly string[];
}

const SECOND_MS = 1_000;
const MOST_APPROVALS = 10;

/** Groups in the form in which the catalog names them. */
function readGroups(reader: Reader | undefined, key: string) {
  return (reader?.strings(key) ?? []).flatMap(text => {
    try {
      const parsed = parseEntityRef(text, { defaultKind: 'Group' });
      if (parsed.kind.toLocaleLowerCase('en-US') === 'group')
        return [stringifyEntityRef(parsed)];
    } catch {
      // Said below, with what it should look like.
    }
    reader?.wrong(
      key,
      `holds '${text}', which is not a group; write one as group:default/approvers.`,
    );
    return [];
  });
}

function readTrusted(
  reader: Reader | undefined,
  needed: boolean,
): readonly string[] {
  const places = reader?.strings('trustedLocations') ?? [];
  for (const place of places.filter(text => !/^[a-z][\w.+-]*:/i.test(text)))
    reader?.wrong(
      'trustedLocations',
      `holds '${place}', which is not a catalog location; write it as url:https://… or file:…, as the annotation backstage.io/managed-by-location does.`,
    );
  if (needed && places.length === 0)
    reader?.wrong(
      'trustedLocations',
      'is missing; name the catalog locations that may say who is in the groups of commanders and approvers, for example url:https://git.example.com/organisation/.',
    );
  return places;
}

function readQuorum(reader: Reader | undefined): number {
  const quorum = reader?.number('quorum') ?? DEFAULT_AUTHORITY.quorum;
  if (!Number.isInteger(quorum) || quorum < 1 || quorum > MOST_APPROVALS)
    reader?.wrong(
      'quorum',
      `must be a whole number from 1 to ${MOST_APPROVALS}.`,
    );
  return quorum;
}

function readTime(reader: Reader | undefined, key: string, fallback: number) {
  const ms = reader?.duration(key) ?? fallback;
  if (ms < SECOND_MS) reader?.wrong(key, 'must be at least one second.');
  return ms;
}

/** Nobody but the incident commander approves unless groups are named. */
export function readAuthority(root: Reader): AuthorityConfig {
  const reader = root.section('authority');
  reader?.only([
    'commanders',
    'approvers',
    'trustedLocations',
    'quorum',
    'authorMayApprove',
    'draftsGoStaleAfter',
    'approvalsLapseAfter',
  ]);
  const commanderGroups = readGroups(reader, 'commanders');
  const approverGroups = readGroups(reader, 'approvers');
  const fallback = DEFAULT_AUTHORITY;
  return {
    commanderGroups,
    approverGroups,
    trustedLocations: readTrusted(
      reader,
      commanderGroups.length + approverGroups.length > 0,
    ),
    quorum: readQuorum(reader),
    authorMayApprove:
      reader?.boolean('authorMayApprove') ?? fallback.authorMayApprove,
    staleAfterMs: readTime(reader, 'draftsGoStaleAfter', fallback.staleAfterMs),
    lapseAfterMs: readTime(
      reader,
      'approvalsLapseAfter',
      fallback.lapseAfterMs,
    ),
  };
}
