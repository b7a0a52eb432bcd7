import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { commanded, drafted } from '../domain/__testUtils__/incidents';
import { happened, SETTINGS, WORDS } from '../domain/__testUtils__/ledgerOf';
import { createApproverHints, type ApproverHint } from './notifyApprovers';

const COMMS = 'group:default/comms';
const members = new Set(['user:default/ada', 'user:default/eve']);

async function hintsFor(
  change: Partial<Incident>,
  people: ReadonlySet<string> = members,
) {
  const hints: ApproverHint[] = [];
  const listen = createApproverHints({
    groups: {
      read: async groups =>
        groups.map(group => ({ group, members: people, ageMs: 0 })),
    },
    settings: {
      ...SETTINGS,
      authority: { ...SETTINGS.authority, approverGroups: [COMMS] },
    },
    notify: hint => hints.push(hint),
  });
  const incident = drafted(commanded());
  const [{ request, sha256 }] = incident.drafts[0].revisions;
  const created = happened('STATUSPAGE_DRAFT_CREATED', {
    draftId: 'draft-1',
    revision: 1,
    sha256,
    request,
  });
  const note = happened('NOTE_ADDED', { noteId: 'n', text: WORDS.body });
  listen({ ...incident, ...change }, [note, created]);
  await new Promise(resolve => setImmediate(resolve));
  return hints;
}

describe('approvers', () => {
  it('hear once of words that wait for them, but not of their own', async () => {
    expect(await hintsFor({})).toEqual([
      {
        entityRefs: ['user:default/eve'],
        title:
          'A status update waits for your approval: P1 Checkout error rate above 5 %',
        link: 'https://backstage.example.org/incidents/inc-1a2b3c4d5e6f7g8h9j0k',
        scope: 'incident-response:inc-1a2b3c4d5e6f7g8h9j0k:draft-1:1',
        about: { kind: 'real', severity: 'P1' },
      },
    ]);
  });

  it('are not called by a drill, nor where nobody is left to tell', async () => {
    expect(await hintsFor({ kind: 'drill' })).toEqual([]);
    expect(await hintsFor({}, new Set(['user:default/ada']))).toEqual([]);
  });

  it('do not hear of a restricted incident that they have no part in', async () => {
    expect(await hintsFor({ visibility: 'restricted' })).toEqual([]);
    const [hint] = await hintsFor({
      visibility: 'restricted',
      responders: [
        {
          id: 'user:default/eve',
          entityRef: 'user:default/eve',
          source: 'invited',
          invite: 'invited',
        },
      ],
    });
    expect(hint.title).not.toContain('Checkout');
  });

  it('are told by the dozen, not by the thousand', async () => {
    const crowd = new Set(
      Array.from({ length: 1_000 }, (_, n) => `user:default/u${n}`),
    );
    const [hint] = await hintsFor({}, crowd);
    expect(hint.entityRefs).toHaveLength(50);
  });
});
