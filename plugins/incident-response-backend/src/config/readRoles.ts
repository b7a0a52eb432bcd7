import {
  REPLICA_ROLES,
  type ReplicaRole,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Reader } from './Reader';

const isRole = (role: string): role is ReplicaRole =>
  REPLICA_ROLES.some(known => known === role);

/** What this replica does; everything, unless it says. */
export function readRoles(root: Reader): readonly ReplicaRole[] {
  const named = root.strings('roles') ?? REPLICA_ROLES;
  const strange = named.filter(role => !isRole(role));
  if (strange.length > 0)
    root.wrong(
      'roles',
      `names '${strange.join("', '")}'; a replica may be ${REPLICA_ROLES.join(
        ', ',
      )}.`,
    );
  return REPLICA_ROLES.filter(role => named.includes(role));
}
