import { renderHook } from '@testing-library/react';
import { useChatNames } from './useChatNames';

const NORA = { id: 'slack:T0ACME/U0NORA', name: 'Nora' };

describe('people whom only a chat knows', () => {
  it('are named in a sentence, each by their own name', () => {
    const other = { id: 'slack:T0ACME/U0NORA2', name: 'Noor' };
    const ada = { id: 'user:default/ada', name: 'Ada' };
    const nameless = { id: 'slack:T0ACME/U0GUS' };
    const { result } = renderHook(() =>
      useChatNames([NORA, other, ada, nameless]),
    );
    expect(
      result.current(
        'Slack user U0NORA2 and Slack user U0NORA came, ada and Slack user U0GUS did not',
      ),
    ).toBe('Noor and Nora came, ada and Slack user U0GUS did not');
  });

  it('are named by the same function as long as the names are the same', () => {
    const { result, rerender } = renderHook(
      ({ name }) => useChatNames([{ ...NORA, name }]),
      { initialProps: { name: 'Nora' } },
    );
    const before = result.current;
    rerender({ name: 'Nora' });
    expect(result.current).toBe(before);
    rerender({ name: 'erased person' });
    expect(result.current('Slack user U0NORA')).toBe('erased person');
  });
});
