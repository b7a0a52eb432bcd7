import { linesBeside, roomActionSchema, sayField } from './roomContent';

describe('what the war room shows', () => {
  it('says everything in lines, for chats that show nothing else', () => {
    const fields = [{ label: 'Owner', value: 'payments' }];
    const content = {
      title: 'P1',
      lines: ['Hurry.', ...fields.map(sayField), 'Some payments fail.'],
      links: [],
    };
    expect(linesBeside(content)).toEqual(content.lines);
    expect(
      linesBeside({
        ...content,
        fields,
        verbatim: { label: 'Text', text: 'Some payments fail.' },
      }),
    ).toEqual(['Hurry.']);
  });

  it('asks for nothing that no command takes', () => {
    const ask = (action: object) => roomActionSchema.safeParse(action).success;
    expect(ask({ type: 'rate', rating: 5 })).toBe(true);
    expect(ask({ type: 'rate', rating: 6 })).toBe(false);
    expect(ask({ type: 'tickChecklist', item: 'tea', done: true })).toBe(false);
    expect(ask({ type: 'liftLegalHold' })).toBe(false);
    expect(
      ask({ type: 'approveDraft', draftId: 'd', revision: 1, sha256: 'short' }),
    ).toBe(false);
  });
});
