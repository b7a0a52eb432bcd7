import { CHECKLIST_ITEMS, CHECKLIST_LABELS } from './checklist';
import { COMMAND_TYPES, commandSchema, declareSchema } from './commands';
import { ledgerEventSchema, MUST_UNDERSTAND } from './events/index';
import {
  canonicalPublication,
  publicationRequestSchema,
  type PublicationRequest,
} from './publication';

const REQUEST: PublicationRequest = {
  title: 'Checkout is failing',
  status: 'investigating',
  impact: 'major',
  body: 'We are looking into it.',
  components: { b: 'operational', a: 'major_outage' },
  notify: true,
  page: 'public',
  operation: { type: 'create' },
  targets: ['y', 'x'],
};

describe('the bytes that an approval binds', () => {
  it('are the same however the request was put together', () => {
    expect(canonicalPublication(REQUEST)).toBe(
      canonicalPublication({
        ...REQUEST,
        components: { a: 'major_outage', b: 'operational' },
        targets: ['x', 'y'],
      }),
    );
  });

  it('are written down once and for all: changing them would void every approval', () => {
    expect(canonicalPublication(REQUEST)).toBe(
      '["publication/1","public",["create"],"Checkout is failing","investigating","major","We are looking into it.",[["a","major_outage"],["b","operational"]],true,["x","y"]]',
    );
  });

  const CHANGES: readonly [string, Partial<PublicationRequest>][] = [
    ['title', { title: 'x' }],
    ['status', { status: 'resolved' }],
    ['impact', { impact: 'none' }],
    ['body', { body: 'x' }],
    ['components', { components: {} }],
    ['notify', { notify: false }],
    ['page', { page: 'x' }],
    ['operation', { operation: { type: 'update', pageIncidentId: 'create' } }],
    ['targets', { targets: ['x'] }],
    [
      'words moved between fields',
      { title: REQUEST.body, body: REQUEST.title },
    ],
  ];

  it.each(CHANGES)('change with the %s', (_field, change) => {
    expect(canonicalPublication({ ...REQUEST, ...change })).not.toBe(
      canonicalPublication(REQUEST),
    );
  });
});

describe('every field of a publication', () => {
  it('is part of those bytes, also one that is added to the schema later', () => {
    // The operation and each field are an element; the first element is the format's name.
    const bytes: unknown[] = JSON.parse(canonicalPublication(REQUEST));
    expect(bytes).toHaveLength(
      Object.keys(publicationRequestSchema.shape).length + 1,
    );
  });
});

describe('events', () => {
  it('that decide something must be understood, and what only tells need not', () => {
    expect(MUST_UNDERSTAND).toMatchObject({
      INCIDENT_DECLARED: true,
      COMMAND_TAKEN: true,
      STATUSPAGE_DRAFT_APPROVED: true,
      STATUSPAGE_PUBLISHED: true,
      EFFECT_CLAIMED: true,
      INCIDENT_RESOLVED: true,
      NOTE_ADDED: false,
      EFFECT_OBSERVED: false,
      EFFECT_DEDUPLICATED: false,
    });
  });

  it('say where a publication is that was found, and nothing of one that was not', () => {
    const settled = (data: object) =>
      ledgerEventSchema.safeParse({
        type: 'PUBLICATION_SETTLED',
        v: 1,
        mustUnderstand: true,
        at: 'x',
        actor: { kind: 'person', entityRef: 'user:default/a', door: 'console' },
        data: { draftId: 'draft-1', ...data },
      }).success;
    expect(settled({ found: true, pageIncidentId: 'P1' })).toBe(true);
    expect(settled({ found: false })).toBe(true);
    expect(settled({ found: true })).toBe(false);
    expect(settled({ found: true, pageIncidentId: '' })).toBe(false);
  });

  it('of another version or with another mark are not read', () => {
    const note = {
      type: 'NOTE_ADDED',
      v: 1,
      mustUnderstand: false,
      at: 'x',
      actor: { kind: 'system', name: 'x', door: 'engine' },
      data: { noteId: 'n', text: 't' },
    };
    expect(ledgerEventSchema.safeParse(note).success).toBe(true);
    for (const change of [
      { v: 2 },
      { mustUnderstand: true },
      { type: 'NOTE_TAKEN' },
      { data: {} },
    ])
      expect(ledgerEventSchema.safeParse({ ...note, ...change }).success).toBe(
        false,
      );
  });
});

describe('commands', () => {
  it('are told apart by their type', () => {
    expect(new Set(COMMAND_TYPES).size).toBe(COMMAND_TYPES.length);
    expect(COMMAND_TYPES).toContain('settlePublication');
  });

  it.each([
    [{ type: 'explode' }],
    [{ type: 'addNote', text: '   ' }],
    [{ type: 'invite', entityRefs: [] }],
    [
      {
        type: 'approveDraft',
        draftId: 'd',
        revision: 1,
        sha256: 'A'.repeat(64),
      },
    ],
    [
      {
        type: 'approveDraft',
        draftId: 'd',
        revision: 0,
        sha256: 'a'.repeat(64),
      },
    ],
    [{ type: 'silenceReminders', minutes: 0 }],
    [{ type: 'settlePublication', draftId: 'd', verdict: { found: true } }],
    [{ type: 'draftStatus', content: { ...REQUEST, status: 'fine' } }],
    [
      {
        type: 'settlePublication',
        draftId: 'd',
        verdict: {
          found: true,
          pageIncidentId: 'P1',
          url: 'data:text/html,hello',
        },
      },
    ],
  ])('that cannot be meant are refused: %j', command => {
    expect(commandSchema.safeParse(command).success).toBe(false);
  });

  it('lose what nobody asked for', () => {
    expect(
      commandSchema.parse({ type: 'takeCommand', ic: 'user:default/eve' }),
    ).toEqual({ type: 'takeCommand' });
  });

  it('declare a real incident unless it is said to be a drill', () => {
    const requestId = '0b8f1a3e-8d3c-4f0e-9a53-3f0f2b7c1d11';
    expect(
      declareSchema.parse({ requestId, title: 'Odd', severity: 'P2' }).kind,
    ).toBe('real');
    expect(
      declareSchema.safeParse({
        requestId: 'again',
        title: 'Odd',
        severity: 'P2',
      }).success,
    ).toBe(false);
  });
});

describe('the checklist', () => {
  it('has eleven items, each with words for people', () => {
    expect(CHECKLIST_ITEMS).toHaveLength(11);
    expect(Object.keys(CHECKLIST_LABELS)).toEqual([...CHECKLIST_ITEMS]);
  });
});
