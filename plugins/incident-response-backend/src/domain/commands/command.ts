import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';
import type { Decision, DecisionContext } from '../Decision';

/** The command of one type. */
export type CommandOf<TType extends IncidentCommand['type']> = Extract<
  IncidentCommand,
  { type: TType }
>;

/** One command's rule. Who may send it and in which status was checked before. */
export type Decide<TType extends IncidentCommand['type']> = (
  incident: FoldedIncident,
  command: CommandOf<TType>,
  context: DecisionContext,
) => Decision;

/** How the person who acts is told apart on the ledger. */
export function actorRef({ actor }: DecisionContext): string {
  return actor.kind === 'person' ? actor.entityRef : actor.name;
}

/** References are compared as text: the catalog writes them in lower case. */
export function canonicalRef(entityRef: string): string {
  return entityRef.toLocaleLowerCase('en-US');
}

/** Whether somebody is among those they name. */
export function namesSelf(
  entityRefs: readonly string[],
  actor: { readonly entityRef: string },
): boolean {
  return entityRefs.some(ref => canonicalRef(ref) === actor.entityRef);
}

/** Whether it is the full reference of a user. */
export function isUserRef(entityRef: string): boolean {
  return /^user:[^/\s]+\/[^/\s]+$/.test(entityRef);
}
