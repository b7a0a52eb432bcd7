import { SENTENCES } from './__testUtils__/sampleEvents';
import { describeEvent } from './describeEvent';
import { MUST_UNDERSTAND, type LedgerEvent } from './events/index';
import { shortRef } from './shortRef';

describe('what an event did, in one sentence', () => {
  it.each(SENTENCES)('%#', (event, sentence) => {
    expect(describeEvent(event)).toBe(sentence);
  });

  it('is there for every event that can stand on a ledger', () => {
    const described = new Set(SENTENCES.map(([event]) => event.type));
    expect([...described].sort()).toEqual(Object.keys(MUST_UNDERSTAND).sort());
  });

  it('does not stumble over an event of a newer version', () => {
    const newer = {
      ...SENTENCES[0][0],
      type: 'INCIDENT_SPLIT',
    } as unknown as LedgerEvent;
    expect(describeEvent(newer)).toBe(
      'Event of a newer version: INCIDENT_SPLIT',
    );
  });
});

describe('a reference as people say it', () => {
  it.each([
    ['user:default/ada', 'ada'],
    ['user:ops/ada', 'ops/ada'],
    ['email:ada@example.org', 'ada@example.org'],
    ['templates', 'templates'],
  ])('%s is %s', (ref, said) => {
    expect(shortRef(ref)).toBe(said);
  });
});
