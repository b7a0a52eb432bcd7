import { generateKeyPairSync } from 'node:crypto';
import { incidentStatusSchema } from '@incident-response/backstage-plugin-incident-response-common';
import {
  accepted,
  ADA,
  approvalOf,
  ask,
  BEN,
  CONDUCTOR,
  happened,
  incidentOf,
  KEYS,
  minute,
  refusal,
  SETTINGS,
  WORDS,
} from './__testUtils__/ledgerOf';
import {
  approved,
  commanded,
  drafted,
  published,
} from './__testUtils__/incidents';
import { isSameStage } from './approvalRules';
import { approveDraft } from './commands/approveDraft';
import { actorRef, namesSelf, type CommandOf } from './commands/command';
import { recordRefusal } from './commands/recordRefusal';
import { takeCommand } from './commands/takeCommand';
import { readPrivateKey, readPublicKey } from './ed25519';
import { groupsAsked } from './groupsAsked';
import { participantsOf } from './participantsOf';
import { whyMisleading } from './publicWords';
import { whySensitive } from './redaction/whySensitive';
import { statusAfter } from './transitions';
import { verifyLedger } from './verifyLedger';

const at = { now: minute(2), settings: SETTINGS };
const approval = (incident = drafted()) =>
  approvalOf(incident) as CommandOf<'approveDraft'>;

describe('the rule of a command holds by itself, whatever was checked before', () => {
  it.each([
    ['a part of the system', CONDUCTOR, 'Only a person may approve.'],
    ['who is no approver', BEN, /Only the incident commander may do this/],
  ])('approving is refused to %s', (_, actor, sentence) => {
    const decision = approveDraft(drafted(), approval(), { ...at, actor });
    expect(decision).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(refusal(decision)).toMatch(sentence);
  });

  it.each([
    ['a part of the system', CONDUCTOR, 'Only a person may take command.'],
    ['who may not displace', BEN, /ada is in command/],
  ])('command is refused to %s', (_, actor, sentence) => {
    const decision = takeCommand(
      commanded(),
      { type: 'takeCommand' },
      { ...at, actor },
    );
    expect(decision).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(refusal(decision)).toMatch(sentence);
  });

  it('a part of the system that takes command is forbidden to, not late', () => {
    expect(ask(commanded(), { type: 'takeCommand' }, CONDUCTOR)).toMatchObject({
      ok: false,
      reason: 'forbidden',
    });
    expect(ask(commanded(), { type: 'takeCommand' }, BEN)).toMatchObject({
      ok: false,
      reason: 'conflict',
    });
  });

  it('whoever has no part cannot call themselves in', () => {
    const led = accepted(commanded(), [
      { type: 'invite', entityRefs: ['user:default/cleo'] },
    ]);
    expect(
      ask(led, { type: 'invite', entityRefs: [BEN.entityRef] }, BEN),
    ).toMatchObject({ ok: false, reason: 'forbidden' });
  });

  it('mitigating does not resolve', () => {
    const { status } = accepted(commanded(), [
      { type: 'mitigate', summary: 'Rolled back.' },
    ]);
    expect(status).toBe('mitigated');
  });

  it('only a refusal that a person met is kept', () => {
    const incident = drafted();
    const refused = { ok: false, reason: 'conflict', sentence: 'No.' } as const;
    const yes = { ok: true, events: [] } as const;
    const keep = (
      actor: typeof ADA | typeof CONDUCTOR,
      decision: typeof yes | typeof refused,
    ) =>
      recordRefusal(incident, approval(incident), { ...at, actor }, decision);
    expect(keep(ADA, yes)).toBe(yes);
    expect(keep(CONDUCTOR, refused)).toBe(refused);
    expect(keep(ADA, refused)).toMatchObject({
      record: { type: 'STATUSPAGE_APPROVAL_REFUSED' },
    });
  });
});

describe('who is meant', () => {
  it('is a person by reference and a part of the system by name', () => {
    expect(actorRef({ ...at, actor: ADA })).toBe(ADA.entityRef);
    expect(actorRef({ ...at, actor: CONDUCTOR })).toBe('conductor');
  });

  it('is oneself also where others are named as well', () => {
    expect(namesSelf([BEN.entityRef, 'User:Default/Ada'], ADA)).toBe(true);
    expect(namesSelf([BEN.entityRef], ADA)).toBe(false);
  });

  it('is no group where a part of the system asks', () => {
    const authority = {
      ...SETTINGS.authority,
      approverGroups: ['group:default/comms'],
    };
    const settings = { ...SETTINGS, authority };
    expect(groupsAsked(drafted(), approval(), CONDUCTOR, { settings })).toEqual(
      [],
    );
  });

  it('takes part: who commands, declared, plays a role or was called', () => {
    const base = {
      ...incidentOf(),
      ic: undefined,
      declaredBy: undefined,
      roles: {},
      responders: [],
    };
    const [called] = accepted(commanded(), [
      { type: 'invite', entityRefs: [BEN.entityRef] },
    ]).responders.filter(({ entityRef }) => entityRef === BEN.entityRef);
    const { entityRef: _, ...stranger } = called;
    expect(participantsOf({ ...base, ic: ADA.entityRef })).toEqual([
      ADA.entityRef,
    ]);
    expect(participantsOf({ ...base, declaredBy: ADA.entityRef })).toEqual([
      ADA.entityRef,
    ]);
    expect(
      participantsOf({ ...base, roles: { scribe: ADA.entityRef } }),
    ).toEqual([ADA.entityRef]);
    expect(
      participantsOf({ ...base, responders: [called, stranger] }),
    ).toStrictEqual([BEN.entityRef]);
    expect(participantsOf(base)).toStrictEqual([]);
  });
});

describe('statuses', () => {
  it('are one stage while customers would hear the same', () => {
    const stages = [
      ['declared', 'assembling', 'assembly-failed', 'active'],
      ['mitigated'],
      ['resolved', 'closed'],
      ['dismissed'],
      ['merged'],
    ];
    const stageOf = (status: string) =>
      stages.findIndex(stage => stage.includes(status));
    for (const a of incidentStatusSchema.options)
      for (const b of incidentStatusSchema.options)
        expect([a, b, isSameStage(a, b)]).toEqual([
          a,
          b,
          stageOf(a) === stageOf(b),
        ]);
  });

  it('begin anew with a room that is tried again only where the assembly failed', () => {
    const again = happened('EFFECT_RETRIED', { key: 'room:1' });
    expect(statusAfter('assembly-failed', again)).toBe('declared');
    expect(statusAfter('active', again)).toBe('active');
  });
});

describe('sentences', () => {
  it('say when a draft was approved', () => {
    const incident = approved();
    expect(refusal(ask(incident, approval(incident)))).toContain(
      'approved it at 2026-11-23 10:02 UTC;',
    );
  });

  it('name nobody where a draft does not say who decided on it', () => {
    const incident = approved();
    const [{ approval: _, ...draft }] = incident.drafts;
    const told = (status: (typeof draft)['status']) =>
      refusal(
        ask(
          { ...incident, drafts: [{ ...draft, status }] },
          approval(incident),
        ),
      );
    expect(told('approved')).toMatch(/^somebody approved it/);
    expect(told('rejected')).toMatch(/^somebody rejected it/);
  });

  it('say when it was published', () => {
    const incident = published();
    expect(refusal(ask(incident, approval(incident)))).toContain(
      'published at 2026-11-23 10:03 UTC.',
    );
  });

  it('name what misleads also where it is the first character', () => {
    expect(whyMisleading({ ...WORDS, title: '\u202eno' })).toContain(
      'the character U+202E at position 1',
    );
  });

  it('show nothing of what is short enough to be guessed', () => {
    const told = (address: string) =>
      whySensitive({ title: `Write to ${address}`, body: 'Soon.' });
    expect(told('ada@ab.co.uk')).toContain('("…")');
    expect(told('adaa@ab.co.uk')).toContain('("adaa…")');
  });
});

describe('keys and heads', () => {
  it('are of no other kind than Ed25519', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
    });
    const pem = { format: 'pem' } as const;
    expect(() =>
      readPrivateKey(privateKey.export({ type: 'pkcs8', ...pem }).toString()),
    ).toThrow('The key is not an Ed25519 key.');
    expect(() =>
      readPublicKey(publicKey.export({ type: 'spki', ...pem }).toString()),
    ).toThrow('The key is not an Ed25519 key.');
  });

  it('are missing after the last commit', () => {
    expect(verifyLedger('inc-1', [], undefined, KEYS)).toMatchObject({
      ok: false,
      brokenSeq: 1,
      problem: 'The head is missing.',
    });
  });
});
