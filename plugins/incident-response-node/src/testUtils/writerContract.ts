import {
  draftContentSchema,
  publicStatusSchema,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Writer } from '@incident-response/backstage-plugin-incident-response-node';
import { callFor } from './calls';
import { HOSTILE_CASES } from './hostileTexts';
import { sampleIncident, sampleTimeline } from './sampleIncident';

/**
 * What every Writer must do, whatever it is told. Call it at the top level of a Jest test file.
 *
 * @public
 */
export function writerContract(name: string, start: () => Writer): void {
  describe(`Writer ${name}`, () => {
    const writer = start();

    it.each(publicStatusSchema.options)(
      'proposes words that can be published for %s',
      async status => {
        const content = await writer.draftStatus(
          { incident: sampleIncident(), status },
          callFor('inc-sample/write-draft:1'),
        );
        expect(draftContentSchema.safeParse(content).error).toBeUndefined();
        expect(content.status).toBe(status);
      },
    );

    it('cites the ledger in a postmortem, and only what is there', async () => {
      const { markdown } = await writer.draftPostmortem(
        { incident: sampleIncident(), timeline: sampleTimeline('Checkout') },
        callFor('inc-sample/write-postmortem'),
      );
      const cited = [...markdown.matchAll(/(?<!\\)\[#(\d+)/g)].map(([, seq]) =>
        Number(seq),
      );
      expect(new Set(cited)).toEqual(new Set([1]));
    });

    it.each(HOSTILE_CASES)(
      'is not thrown by the title %j',
      async (_, title) => {
        const content = await writer.draftStatus(
          { incident: sampleIncident({ title }), status: 'investigating' },
          callFor('inc-sample/write-draft:1'),
        );
        expect(draftContentSchema.safeParse(content).error).toBeUndefined();
      },
    );
  });
}
