import { useAnalytics, useApi } from '@backstage/core-plugin-api';
import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import { useCallback, useState } from 'react';
import { incidentResponseApiRef } from '../api/IncidentResponseApi';

/** How a command ended. */
export type CommandOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: unknown };

/** Sends one command at a time and remembers why the last one was refused. */
export interface CommandSender {
  readonly send: (command: IncidentCommand) => Promise<CommandOutcome>;
  readonly pending: boolean;
  readonly error?: unknown;
  readonly clear: () => void;
}

/** Commands for one incident; `onSettled` runs after each, refused or not. */
export function useCommand(id: string, onSettled: () => void): CommandSender {
  const api = useApi(incidentResponseApiRef);
  const analytics = useAnalytics();
  const [state, setState] = useState<{ pending: boolean; error?: unknown }>({
    pending: false,
  });
  const send = useCallback(
    async (command: IncidentCommand): Promise<CommandOutcome> => {
      setState({ pending: true });
      try {
        await api.command(id, command);
        setState({ pending: false });
        analytics.captureEvent('command', command.type);
        return { ok: true };
      } catch (error) {
        setState({ pending: false, error });
        return { ok: false, error };
      } finally {
        onSettled();
      }
    },
    [api, analytics, id, onSettled],
  );
  const clear = useCallback(() => setState({ pending: false }), []);
  return { send, pending: state.pending, error: state.error, clear };
}
