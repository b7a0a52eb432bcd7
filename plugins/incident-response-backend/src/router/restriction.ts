import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Head, ListCriteria } from '../stores/IncidentStore';
import { personOf } from './person';

/** Who learns of restricted incidents without being part of them; entity refs of users and groups. */
export interface Restriction {
  readonly readers: readonly string[];
  /** What the user belongs to, themselves included; may need the catalog. */
  readonly ownershipOf: (
    credentials: BackstageCredentials,
  ) => Promise<readonly string[]>;
}

/** Whether the configuration names them. By name is asked first: nobody waits for the catalog who need not. */
export async function isReader(
  credentials: BackstageCredentials,
  { readers, ownershipOf }: Restriction,
): Promise<boolean> {
  const person = personOf(credentials);
  if (!person) return false;
  if (readers.includes(person.entityRef)) return true;
  if (!readers.some(ref => !ref.startsWith('user:'))) return false;
  // Who cannot be placed just now learns nothing.
  const refs = await ownershipOf(credentials).catch(() => []);
  return refs.some(ref => readers.includes(ref));
}

/** Whether the policy's word is enough: whoever is no part of a restricted incident learns nothing of it. */
export async function mayKnowOf(
  head: Head,
  credentials: BackstageCredentials,
  restriction: Restriction,
): Promise<boolean> {
  if (head.card.visibility !== 'restricted') return true;
  const person = personOf(credentials);
  if (person && head.participants.includes(person.entityRef)) return true;
  return isReader(credentials, restriction);
}

/** The same for a list. */
export async function knownTo(
  credentials: BackstageCredentials,
  restriction: Restriction,
): Promise<ListCriteria> {
  if (await isReader(credentials, restriction)) return {};
  const person = personOf(credentials);
  const normal: ListCriteria = { visibility: ['normal'] };
  return person
    ? { anyOf: [normal, { participant: [person.entityRef] }] }
    : normal;
}
