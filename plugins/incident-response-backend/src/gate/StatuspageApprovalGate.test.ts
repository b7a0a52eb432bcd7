import type {
  ApprovedPublication,
  OutboundCall,
  StatusPage,
} from '@incident-response/backstage-plugin-incident-response-node';
import { chainOf, headOfChain } from '../domain/__testUtils__/chain';
import {
  accepted,
  approvalOf,
  ask,
  DECLARED,
  INCIDENT_ID,
  incidentOf,
  KEYS,
  SETTINGS,
  WORDS,
} from '../domain/__testUtils__/ledgerOf';
import type { FoldedIncident } from '../domain/FoldedIncident';
import { headOf } from '../domain/headOf';
import type { StoredCommit } from '../domain/ledger';
import { minute } from '../domain/__testUtils__/ledgerOf';
import { createStatuspageApprovalGate } from './StatuspageApprovalGate';

const CALL: OutboundCall = {
  key: `${INCIDENT_ID}/publish:draft-1:1:0`,
  signal: new AbortController().signal,
  begin: () => {},
};

/** Ada took command, drafted and, if asked to, approved. */
function play(approve: boolean) {
  let incident: FoldedIncident = incidentOf();
  const batches = [[DECLARED]];
  const commands = [
    () => ({ type: 'takeCommand' } as const),
    () => ({ type: 'draftStatus', content: WORDS } as const),
    ...(approve ? [() => approvalOf(incident)] : []),
  ];
  for (const command of commands) {
    const decision = ask(incident, command());
    if (!decision.ok) throw new Error(decision.sentence);
    batches.push([...decision.events]);
    incident = accepted(incident, [command()]);
  }
  return { commits: chainOf(batches), incident };
}

function startGate(
  {
    commits,
    incident,
  }: { commits: readonly StoredCommit[]; incident: FoldedIncident },
  publish?: StatusPage['publish'],
) {
  const sent: ApprovedPublication[] = [];
  const last = commits[commits.length - 1];
  const gate = createStatuspageApprovalGate({
    store: {
      read: async () => commits,
      head: async () => ({
        ...headOf(incident, last, {
          keys: KEYS,
          settings: SETTINGS,
          now: minute(3),
        }),
        ...headOfChain(commits),
      }),
    },
    statusPage: {
      name: 'page',
      page: SETTINGS.page,
      targets: SETTINGS.targets,
      components: async () => [],
      publish:
        publish ??
        (async publication => {
          sent.push(publication);
          return { pageIncidentId: 'P1' };
        }),
    },
    keys: KEYS,
    settings: SETTINGS,
    now: () => minute(3),
  });
  const send = () =>
    gate.publish(
      {
        incidentId: INCIDENT_ID,
        draftId: 'draft-1',
        key: 'publish:draft-1:1:0',
      },
      CALL,
    );
  return { sent, send };
}

describe('the only door to the public', () => {
  it('sends what was approved, and it cannot be changed on the way', async () => {
    const { sent, send } = startGate(play(true));
    expect(await send()).toEqual({
      published: true,
      publication: { pageIncidentId: 'P1' },
    });
    expect(sent).toMatchObject([
      {
        incidentId: INCIDENT_ID,
        draftId: 'draft-1',
        revision: 1,
        request: WORDS,
      },
    ]);
    expect(() => Object.assign(sent[0], { draftId: 'draft-2' })).toThrow(
      TypeError,
    );
    expect(() => Object.assign(sent[0].request, { body: 'x' })).toThrow(
      TypeError,
    );
  });

  it('sends nothing without an approval, and says so', async () => {
    const { sent, send } = startGate(play(false));
    expect(await send()).toEqual({
      published: false,
      reason: 'The draft is not approved.',
    });
    expect(sent).toEqual([]);
  });

  it('lets the page say what went wrong', async () => {
    const { send } = startGate(play(true), async () => {
      throw new Error('the page is down');
    });
    await expect(send()).rejects.toThrow('the page is down');
  });

  it('takes nothing that the gate did not make', () => {
    const { incident } = play(true);
    const [{ request, sha256 }] = incident.drafts[0].revisions;
    const handmade = {
      incidentId: INCIDENT_ID,
      draftId: 'draft-1',
      revision: 1,
      sha256,
      request,
    };
    const publish = (publication: ApprovedPublication) => publication.draftId;
    // @ts-expect-error: the mark of an approved publication cannot be written outside the gate.
    expect(publish(handmade)).toBe('draft-1');
  });
});
