import { drafted, ROOM } from '../__testUtils__/incidents';
import {
  after,
  BEN,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import type { FoldedIncident } from '../FoldedIncident';
import type { Settings } from '../Settings';
import { absentApprovers } from './approvers';
import { renderDraft } from './draft';

const GUARDED: Settings = {
  ...SETTINGS,
  authority: {
    ...SETTINGS.authority,
    approverGroups: ['group:default/comms'],
  },
};
const WAITING = drafted(incidentOf(ROOM));
const named = (...names: readonly string[]) =>
  happened('APPROVERS_NAMED', {
    draftId: 'draft-1',
    approvers: names.map(name => `user:default/${name}`),
  });
const shown = (incident: FoldedIncident, settings = GUARDED) =>
  renderDraft(incident.drafts[0], {
    incident,
    settings,
    at: minute(3).getTime(),
  });
const pages = (content: ReturnType<typeof shown>) =>
  content.buttons?.filter(({ action }) => action.type === 'callApprover');

describe('where nobody who is here may approve', () => {
  it('the room names who may, and has a button to call one', () => {
    const content = shown(after(WAITING, named('ben', 'cora')));
    expect(content.lines).toContain(
      'Nobody who is here may approve it. Who may: ben, cora.',
    );
    expect(pages(content)).toEqual([
      {
        action: { type: 'callApprover', draftId: 'draft-1' },
        label: 'Page approver',
      },
    ]);
  });

  it('the button is there although nobody could be named yet', () => {
    const content = shown(WAITING);
    expect(content.lines.join()).not.toContain('Nobody who is here');
    expect(pages(content)).toHaveLength(1);
  });

  it('no more than ten are named', () => {
    const many = Array.from({ length: 12 }, (_, n) => `u${n}`);
    expect(
      absentApprovers(
        after(WAITING, named(...many)),
        after(WAITING, named(...many)).drafts[0],
        GUARDED,
      )?.names,
    ).toMatch(/, u9 and 2 more$/);
  });

  it('who wrote it is not named where they may not approve it', () => {
    const authority = { ...GUARDED.authority, authorMayApprove: false };
    const { lines } = shown(after(WAITING, named('ada', 'ben')), {
      ...GUARDED,
      authority,
    });
    expect(lines).toContain('Nobody who is here may approve it. Who may: ben.');
  });
});

describe('where somebody may, nobody is to be called', () => {
  const here = happened(
    'RESPONDER_JOINED',
    { responder: BEN.entityRef },
    { actor: BEN },
  );
  it.each<[string, FoldedIncident, Settings]>([
    ['who is in command', after(drafted(), named('ben')), GUARDED],
    ['who has come', after(WAITING, named('ben', 'cora'), here), GUARDED],
    ['and no group is configured', WAITING, SETTINGS],
  ])('%s', (_who, incident, settings) => {
    expect(pages(shown(incident, settings))).toEqual([]);
  });

  it('nor for words that cannot be approved any more', () => {
    const old = renderDraft(WAITING.drafts[0], {
      incident: WAITING,
      settings: GUARDED,
      at: minute(100_000).getTime(),
    });
    expect(pages(old)).toEqual([]);
  });
});
