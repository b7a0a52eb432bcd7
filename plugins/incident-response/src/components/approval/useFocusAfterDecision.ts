import { useCallback, useEffect, useRef } from 'react';

/**
 * A decided draft loses its buttons, and often its place on the page. The focus must not
 * fall out of the page with them, so it goes to the panel.
 */
export function useFocusAfterDecision() {
  const target = useRef<HTMLDivElement>(null);
  const watching = useRef(false);
  useEffect(() => {
    if (!watching.current || document.activeElement !== document.body) return;
    watching.current = false;
    target.current?.focus();
  });
  const decided = useCallback(() => {
    watching.current = true;
  }, []);
  return { target, decided };
}
