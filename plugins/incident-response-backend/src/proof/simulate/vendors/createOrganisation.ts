import type { People } from '@incident-response/backstage-plugin-incident-response-node';
import type { Groups } from '../../../domain/Groups';
import type { Weather } from './Weather';

/** Who works there, as entity refs. */
export const STAFF: readonly string[] = [
  'ada',
  'ben',
  'cleo',
  'dan',
  'eve',
  'finn',
  'gus',
  'hana',
  'ivo',
  'jo',
].map(name => `user:default/${name}`);

/** Who may approve beside whoever is in command. */
export const APPROVERS = STAFF.slice(-2);
export const APPROVER_GROUP = 'group:default/approvers';

/** Who belongs to which group, as the catalog last said. */
export const ORGANISED: Groups = {
  read: async groups =>
    groups.map(group => ({
      group,
      members: new Set(
        group === APPROVER_GROUP
          ? APPROVERS
          : teamOf(group.slice('group:default/'.length, -'-team'.length)),
      ),
      ageMs: 0,
    })),
};

/** Each service has a team of three. */
export function teamOf(service: string): readonly string[] {
  const first = [...service].reduce((sum, c) => sum + c.charCodeAt(0), 0);
  return [0, 1, 2].map(n => STAFF[(first + n) % STAFF.length]);
}

const personOf = (entityRef: string) => ({
  entityRef,
  name: entityRef.slice('user:default/'.length),
});

/** A catalog that answers as slowly and as badly as anything else. */
export function createOrganisation(
  weather: Weather,
  isAlive: () => boolean,
): People {
  return {
    name: 'simulated catalog',
    resolveOwnership: (incident, call) =>
      weather.carryOut(call, isAlive, () => {
        const [service = 'unknown'] = incident.entityHints;
        return {
          entity: {
            entityRef: `component:default/${service}`,
            title: service,
          },
          owners: [`group:default/${service}-team`],
          people: teamOf(service).map(ref => ({
            ...personOf(ref),
            source: 'owner' as const,
          })),
          dependents: [],
          gaps: [],
        };
      }),
    lookUp: (refs, call) =>
      weather.carryOut(call, isAlive, () =>
        refs
          .filter(ref => STAFF.includes(ref))
          .map(ref => ({ ...personOf(ref), source: 'invited' as const })),
      ),
  };
}
