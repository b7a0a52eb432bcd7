import type { Tracker } from '@incident-response/backstage-plugin-incident-response-node';
import { callFor, lateCall, lostCall } from './calls';
import { HOSTILE_CASES } from './hostileTexts';
import { sampleIncident } from './sampleIncident';

/**
 * A tracker under test, with the means that the port does not offer.
 *
 * @public
 */
export interface TrackerSubject {
  readonly tracker: Tracker;
  /** The text of each postmortem there is. */
  stored(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * What every Tracker must do. Call it at the top level of a Jest test file.
 *
 * @public
 */
export function trackerContract(
  name: string,
  start: () => Promise<TrackerSubject>,
  options: { readonly timeoutMs?: number } = {},
): void {
  describe(`Tracker ${name}`, () => {
    let subject: TrackerSubject;
    let count = 0;
    beforeAll(async () => {
      subject = await start();
    }, options.timeoutMs ?? 60_000);
    afterAll(() => subject?.close());

    // One postmortem an incident: every test has an incident of its own.
    const newCase = (markdown: string) => {
      count += 1;
      const incident = sampleIncident({ id: `inc-${count}` });
      return {
        key: `${incident.id}/file-postmortem`,
        postmortem: { incident, title: 'Postmortem: checkout', markdown },
      };
    };
    const times = async (markdown: string) =>
      (await subject.stored()).filter(text => text === markdown).length;

    it('keeps one postmortem however often its key comes', async () => {
      const { key, postmortem } = newCase('# What happened');
      const filed = await subject.tracker.createPostmortem(
        postmortem,
        callFor(key),
      );
      const again = await subject.tracker.createPostmortem(
        postmortem,
        callFor(key),
      );
      expect(again).toEqual(filed);
      expect(await times('# What happened')).toBe(1);
    });

    it('writes nothing after its deadline or without its claim', async () => {
      const { key, postmortem } = newCase('# Never written');
      const { tracker } = subject;
      await expect(
        tracker.createPostmortem(postmortem, lateCall(key)),
      ).rejects.toThrow();
      await expect(
        tracker.createPostmortem(postmortem, lostCall(key)),
      ).rejects.toThrow('the claim is no longer ours');
      expect(await times('# Never written')).toBe(0);
    });

    it.each(HOSTILE_CASES)('keeps %j as it was written', async (_, text) => {
      const { key, postmortem } = newCase(text);
      await subject.tracker.createPostmortem(postmortem, callFor(key));
      expect(await times(text)).toBe(1);
    });
  });
}
