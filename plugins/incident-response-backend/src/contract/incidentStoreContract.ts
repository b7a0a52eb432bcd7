import type { IncidentStore } from '../stores/IncidentStore';
import { appendContract } from './incidentStore/appendContract';
import { dueContract } from './incidentStore/dueContract';
import { hostileTextContract } from './incidentStore/hostileTextContract';
import { inboxContract } from './incidentStore/inboxContract';
import type { IncidentStoreSubject } from './incidentStore/IncidentStoreSubject';
import { ingestContract } from './incidentStore/ingestContract';
import { listContract } from './incidentStore/listContract';
import { peopleContract } from './incidentStore/peopleContract';
import { retentionContract } from './incidentStore/retentionContract';
import { routingContract } from './incidentStore/routingContract';

export type { IncidentStoreSubject } from './incidentStore/IncidentStoreSubject';

const START_MS = 60_000;

/** What every IncidentStore must do. Call it at the top level of a Jest test file. */
export function incidentStoreContract(
  engine: string,
  start: () => Promise<IncidentStoreSubject>,
): void {
  describe(`IncidentStore on ${engine}`, () => {
    let subject: IncidentStoreSubject;
    let one: IncidentStore;
    let other: IncidentStore;

    beforeAll(async () => {
      subject = await start();
      one = await subject.openStore();
      other = await subject.openStore();
    }, START_MS);
    beforeEach(() => subject.clear());
    afterAll(() => subject?.close(), START_MS);

    const stores = {
      one: () => one,
      other: () => other,
      subject: () => subject,
    };
    appendContract(stores);
    ingestContract(stores);
    routingContract(stores);
    inboxContract(stores);
    dueContract(stores);
    listContract(stores);
    hostileTextContract(stores);
    peopleContract(stores);
    retentionContract(stores);

    it('answers a ping', async () => {
      await expect(one.ping()).resolves.toBeUndefined();
    });
  });
}
