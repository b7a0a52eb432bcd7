import { sampleIncident } from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import { draftFrom } from './draftFrom';

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
