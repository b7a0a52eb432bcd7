import { createSignatureWatch } from './createSignatureWatch';

function watching() {
  const told: string[] = [];
  const watch = createSignatureWatch(sentence => told.push(sentence));
  return { watch, told };
}

describe('signatures of Slack', () => {
  it('are no trouble before anything came', () => {
    expect(watching().watch.problem()).toBeUndefined();
  });

  it('that are never right are told once, with what to do', () => {
    const { watch, told } = watching();
    watch.note(false);
    watch.note(false);
    expect(watch.problem()).toMatch(/slack\.signingSecret/);
    expect(told).toEqual([watch.problem()]);
  });

  it('are no trouble any more once one is right, whoever guesses afterwards', () => {
    const { watch, told } = watching();
    watch.note(false);
    watch.note(true);
    watch.note(false);
    expect(watch.problem()).toBeUndefined();
    expect(told).toHaveLength(1);
  });
});
