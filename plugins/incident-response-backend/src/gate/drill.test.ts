import type {
  ApprovedPublication,
  StatusPage,
} from '@incident-response/backstage-plugin-incident-response-node';
import { chainOf, headOfChain } from '../domain/__testUtils__/chain';
import {
  ADA,
  after,
  approvalOf,
  DECLARED,
  INCIDENT_ID,
  KEYS,
  minute,
  SETTINGS,
  WORDS,
} from '../domain/__testUtils__/ledgerOf';
import { decide } from '../domain/decide';
import { headOf } from '../domain/headOf';
import type { Settings } from '../domain/Settings';
import { CALL } from '../engine/__testUtils__/smallWorld';
import { createStatuspageApprovalGate } from './StatuspageApprovalGate';

const VENDOR = { page: SETTINGS.page, targets: SETTINGS.targets };
const BUILT_IN = { page: 'built-in', targets: ['built-in'] };

/** A drill whose draft was approved under these settings. */
function play(settings: Settings) {
  const declared = {
    ...DECLARED,
    data: { ...DECLARED.data, kind: 'drill' },
  } as typeof DECLARED;
  let incident = after(undefined, declared);
  const batches = [[declared]];
  const commands = [
    () => ({ type: 'takeCommand' } as const),
    () => ({ type: 'draftStatus', content: WORDS } as const),
    () => approvalOf(incident),
  ];
  for (const command of commands) {
    const context = { actor: ADA, now: minute(2), settings };
    const decision = decide(incident, command(), context);
    if (!decision.ok) throw new Error(decision.sentence);
    batches.push([...decision.events] as (typeof batches)[number]);
    incident = after(incident, ...decision.events);
  }
  return { commits: chainOf(batches), incident };
}

function startGate(settings: Settings, approvedUnder = settings) {
  const { commits, incident } = play(approvedUnder);
  const sent: (readonly [string, ApprovedPublication])[] = [];
  const pageOf = (
    name: string,
    place: Pick<StatusPage, 'page' | 'targets'>,
  ): StatusPage => ({
    name,
    ...place,
    components: async () => [],
    publish: async publication => {
      sent.push([name, publication]);
      return { pageIncidentId: 'P1' };
    },
  });
  const open = (drillPage?: StatusPage) =>
    createStatuspageApprovalGate({
      store: {
        read: async () => commits,
        head: async () => ({
          ...headOf(incident, commits[commits.length - 1], {
            keys: KEYS,
            settings,
            now: minute(3),
          }),
          ...headOfChain(commits),
        }),
      },
      statusPage: pageOf('vendor', VENDOR),
      ...(drillPage ? { drillPage } : {}),
      keys: KEYS,
      settings,
      now: () => minute(3),
    }).publish(
      {
        incidentId: INCIDENT_ID,
        draftId: 'draft-1',
        key: 'publish:draft-1:1:0',
      },
      CALL,
    );
  return { open, sent, builtIn: pageOf('built-in', BUILT_IN) };
}

describe('the gate and a drill', () => {
  it('publishes it on the built-in page, whatever page serves real incidents', async () => {
    const { open, sent, builtIn } = startGate({
      ...SETTINGS,
      drills: BUILT_IN,
    });
    expect(await open(builtIn)).toMatchObject({ published: true });
    expect(sent).toMatchObject([['built-in', { request: BUILT_IN }]]);
  });

  it('refuses it where there is no built-in page, even if the settings say otherwise', async () => {
    const { open, sent } = startGate({ ...SETTINGS, drills: VENDOR });
    expect(await open()).toMatchObject({
      published: false,
      reason: expect.stringContaining('a drill goes to the built-in page'),
    });
    expect(sent).toEqual([]);
  });

  it('refuses what was approved for another page, even if the settings say otherwise', async () => {
    const { open, sent, builtIn } = startGate({ ...SETTINGS, drills: VENDOR });
    expect(await open(builtIn)).toMatchObject({
      published: false,
      reason: expect.stringContaining('a drill goes to the built-in page'),
    });
    expect(sent).toEqual([]);
  });

  it('refuses it once drills have no page any more', async () => {
    const { open, sent, builtIn } = startGate(SETTINGS, {
      ...SETTINGS,
      drills: BUILT_IN,
    });
    expect(await open(builtIn)).toMatchObject({
      published: false,
      reason: expect.stringContaining('the built-in page, which is not there'),
    });
    expect(sent).toEqual([]);
  });
});
