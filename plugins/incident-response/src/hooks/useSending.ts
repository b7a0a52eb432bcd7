import { useState } from 'react';

/** Whether something is on its way, and why the last attempt failed. */
export function useSending() {
  const [state, setState] = useState<{ pending: boolean; error?: unknown }>({
    pending: false,
  });
  const send = async (act: () => Promise<void>) => {
    setState({ pending: true });
    try {
      await act();
      setState({ pending: false });
    } catch (error) {
      setState({ pending: false, error });
    }
  };
  const clear = () => setState({ pending: false });
  return { ...state, send, clear };
}
