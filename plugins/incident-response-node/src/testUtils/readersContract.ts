import {
  factSchema,
  foundPersonSchema,
  ownershipSchema,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import type {
  Facts,
  People,
} from '@incident-response/backstage-plugin-incident-response-node';
import { callFor, lateCall } from './calls';
import { sampleIncident } from './sampleIncident';

/**
 * What every People must do. `known` is the entity ref of a user it knows, `incident` one whose broken
 * thing it knows. Call it at the top level of a Jest test file.
 *
 * @public
 */
export function peopleContract(
  name: string,
  start: () => {
    readonly people: People;
    readonly known: string;
    readonly incident: Incident;
  },
): void {
  describe(`People ${name}`, () => {
    const { people, known, incident } = start();

    it('says whose the broken thing is, in our shape', async () => {
      const ownership = await people.resolveOwnership(
        incident,
        callFor('inc-sample/ownership'),
      );
      expect(ownershipSchema.safeParse(ownership).error).toBeUndefined();
      expect(ownership.entity).not.toBeNull();
    });

    it('invents nobody: what is not known is a gap', async () => {
      const ownership = await people.resolveOwnership(
        sampleIncident({ entityHints: ['no-such-thing-anywhere'] }),
        callFor('inc-sample/ownership'),
      );
      expect(ownership).toMatchObject({ entity: null, owners: [], people: [] });
      expect(ownership.gaps).not.toHaveLength(0);
    });

    it('finds users by entity ref, and leaves out those it does not know', async () => {
      const found = await people.lookUp(
        [known, 'user:default/no-such-user'],
        callFor('inc-sample/look-up'),
      );
      expect(found.map(person => person.entityRef)).toEqual([known]);
      expect(foundPersonSchema.safeParse(found[0]).success).toBe(true);
    });
  });
}

/**
 * What every Facts must do. Call it at the top level of a Jest test file.
 *
 * @public
 */
export function factsContract(
  name: string,
  start: () => {
    readonly facts: Facts;
    /** The vendor does not answer from now on. */
    breakVendor(): Promise<void>;
    close(): Promise<void>;
  },
): void {
  describe(`Facts ${name}`, () => {
    const subject = start();
    const { facts } = subject;
    afterAll(() => subject.close());

    it('says of which kind it is, and collects facts in our shape', async () => {
      expect(['context', 'changes']).toContain(facts.kind);
      const collected = await facts.collect(
        sampleIncident(),
        callFor('inc-sample/facts'),
      );
      expect(collected).not.toHaveLength(0);
      for (const fact of collected)
        expect(factSchema.safeParse(fact).error).toBeUndefined();
    });

    it('does not wait past its deadline', async () => {
      await expect(
        facts.collect(sampleIncident(), lateCall('inc-sample/facts')),
      ).rejects.toThrow();
    });

    it('shows what a failing vendor does not tell as unknown, or fails; never as a value', async () => {
      await subject.breakVendor();
      const collected = await facts
        .collect(sampleIncident(), callFor('inc-sample/facts'))
        .catch(() => []);
      expect(collected.every(fact => fact.value === null)).toBe(true);
    });
  });
}
