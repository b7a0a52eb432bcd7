import {
  pageComponentSchema,
  type PublicationRequest,
} from '@incident-response/backstage-plugin-incident-response-common';
import type {
  ApprovedPublication,
  StatusPage,
} from '@incident-response/backstage-plugin-incident-response-node';
import { approvedPublication } from './approvedPublication';
import { callFor, lateCall, lostCall } from './calls';
import { HOSTILE_CASES } from './hostileTexts';

/**
 * A status page under test, with the means that the port does not offer.
 *
 * @public
 */
export interface StatusPageSubject {
  readonly statusPage: StatusPage;
  /** What the public can read: the body of each update, in any order. */
  shown(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * What every StatusPage must do. `finds`: whether it can look for what it published. Call it at the top
 * level of a Jest test file.
 *
 * @public
 */
export function statusPageContract(
  name: string,
  start: () => Promise<StatusPageSubject>,
  options: { readonly finds: boolean; readonly timeoutMs?: number },
): void {
  describe(`StatusPage ${name}`, () => {
    let subject: StatusPageSubject;
    let page: StatusPage;
    let count = 0;
    beforeAll(async () => {
      subject = await start();
      page = subject.statusPage;
    }, options.timeoutMs ?? 60_000);
    afterAll(() => subject?.close());

    const newKey = () => `inc-sample/publish:draft-${(count += 1)}:1:0`;
    const request = (
      body: string,
      change: Partial<PublicationRequest> = {},
    ): PublicationRequest => ({
      title: 'Service disruption',
      status: 'investigating',
      impact: 'major',
      body,
      components: {},
      notify: true,
      page: page.page,
      operation: { type: 'create' },
      targets: [...page.targets],
      ...change,
    });
    const create = (body: string, key = newKey()) =>
      page.publish(
        approvedPublication(request(body), 'inc-sample', key),
        callFor(key),
      );
    const times = async (body: string) =>
      (await subject.shown()).filter(shown => shown === body).length;

    it('says what it is, and whether it can look for what it did', () => {
      expect(page.name).not.toBe('');
      expect(page.page).not.toBe('');
      expect(page.targets).not.toHaveLength(0);
      expect(page.find !== undefined).toBe(options.finds);
    });

    it('shows the approved words once, and their update', async () => {
      const { pageIncidentId } = await create('We are investigating this.');
      const operation = { type: 'update', pageIncidentId } as const;
      const update = request('A fix is in place.', {
        operation,
        status: 'monitoring',
      });
      const answer = await page.publish(
        approvedPublication(update, 'inc-sample', 'draft-update'),
        callFor(newKey()),
      );
      expect(answer.pageIncidentId).toBe(pageIncidentId);
      expect(await times('We are investigating this.')).toBe(1);
      expect(await times('A fix is in place.')).toBe(1);
    });

    it('begins each call once, and sends nothing where it may not begin', async () => {
      const call = callFor(newKey());
      await page.publish(
        approvedPublication(request('Begun once.'), 'inc-sample', call.key),
        call,
      );
      expect(call.begun()).toBe(1);
      const lost = page.publish(
        approvedPublication(request('Never begun.')),
        lostCall(newKey()),
      );
      await expect(lost).rejects.toThrow('the claim is no longer ours');
      expect(await times('Never begun.')).toBe(0);
    });

    it('publishes nothing after the deadline', async () => {
      const late = page.publish(
        approvedPublication(request('Too late.')),
        lateCall(newKey()),
      );
      await expect(late).rejects.toThrow();
      expect(await times('Too late.')).toBe(0);
    });

    it('refuses an approval for another page', async () => {
      const foreign = request('Elsewhere.', { page: 'another-page' });
      await expect(
        page.publish(approvedPublication(foreign), callFor(newKey())),
      ).rejects.toMatchObject({ failure: 'rejected' });
      expect(await times('Elsewhere.')).toBe(0);
    });

    it('refuses what the approval gate did not make, however like it looks', async () => {
      const approval = approvedPublication(request('As it was approved.'));
      const alike: Readonly<Record<string, object>> = {
        copied: { ...approval },
        cloned: structuredClone(approval),
        inherited: Object.create(approval),
        altered: { ...approval, request: request('Nobody approved this.') },
        'made by hand': JSON.parse(JSON.stringify(approval)),
      };
      for (const [how, forgery] of Object.entries(alike)) {
        const call = callFor(newKey());
        // Only somebody who means to comes this far: the type has a mark that nobody can write down.
        const outcome = await page
          .publish(forgery as ApprovedPublication, call)
          .then(
            () => 'published',
            error => error.failure,
          );
        expect([how, outcome, call.begun()]).toEqual([how, 'rejected', 0]);
      }
      expect(await times('As it was approved.')).toBe(0);
      expect(await times('Nobody approved this.')).toBe(0);
    });

    it.each(HOSTILE_CASES)('shows %j as it was approved', async (_, text) => {
      await create(text);
      expect(await times(text)).toBe(1);
    });

    it('offers its components to drafters', async () => {
      for (const component of await page.components(callFor('components')))
        expect(pageComponentSchema.safeParse(component).success).toBe(true);
    });

    if (options.finds) findTests({ page: () => page, request, create, newKey });
  });
}

function findTests(deps: {
  readonly page: () => StatusPage;
  readonly request: (body: string) => PublicationRequest;
  readonly create: (
    body: string,
    key: string,
  ) => ReturnType<StatusPage['publish']>;
  readonly newKey: () => string;
}): void {
  const find = (body: string, key: string) => {
    const request = deps.request(body);
    const { sha256 } = approvedPublication(request);
    return deps.page().find?.({ request, sha256 }, callFor(key));
  };

  it('finds what a key published, and nothing for another key', async () => {
    const key = deps.newKey();
    const published = await deps.create('To be found.', key);
    expect(await find('To be found.', key)).toMatchObject({
      pageIncidentId: published.pageIncidentId,
    });
    expect(await find('To be found.', deps.newKey())).toBeUndefined();
  });
}
