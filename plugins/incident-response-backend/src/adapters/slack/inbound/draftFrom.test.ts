import type { PublicStatus } from '@incident-response/backstage-plugin-incident-response-common';
import { sampleIncident } from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import { draftFrom, stageOf } from './draftFrom';

const titleOf = (title: string) =>
  draftFrom({ ...sampleIncident(), title, drafts: [] }, 'Words.').title;

describe('the public title of words that were typed', () => {
  it('is the title of the incident', () => {
    expect(titleOf('Checkout is slow')).toBe('Checkout is slow');
  });

  it('holds nothing of an alert that no public title may hold', () => {
    expect(titleOf('a\u0000b\n\u202ec\u202c \ud83d')).toBe('a b c');
    expect(titleOf('\u200b')).toBe('Incident');
  });

  it('is cut between characters', () => {
    const title = titleOf(`${'x'.repeat(253)}😀😀`);
    expect(title.length).toBeLessThanOrEqual(255);
    expect(title).toMatch(/x…$/);
  });
});

describe('the stage of words that were typed', () => {
  const said = {
    by: 'user:default/ada',
    at: '2026-11-23T03:00:00.000Z',
    summary: 'Rolled back.',
  };
  const page = (status: PublicStatus) => ({
    publicIncident: { pageIncidentId: 'P1', status },
  });

  it.each<[string, Parameters<typeof stageOf>[0], PublicStatus]>([
    ['begins', {}, 'investigating'],
    ['stays as it was', page('investigating'), 'investigating'],
    ['is never over by itself', page('monitoring'), 'monitoring'],
    [
      'follows a mitigation',
      { ...page('identified'), mitigation: said },
      'monitoring',
    ],
    ['begins late', { mitigation: said }, 'monitoring'],
    [
      'follows the resolution',
      { ...page('monitoring'), resolution: said },
      'resolved',
    ],
    ['has nothing to resolve', { resolution: said }, 'monitoring'],
    ['stays over', page('resolved'), 'resolved'],
  ])('%s', (_how, incident, stage) => {
    expect(stageOf(incident)).toBe(stage);
  });
});
