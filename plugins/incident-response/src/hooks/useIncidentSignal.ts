import { useSignal } from '@backstage/plugin-signals-react';
import {
  incidentSignalSchema,
  SIGNAL_CHANNEL,
  type IncidentSignal,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useEffect, useRef } from 'react';

/** Calls back with each hint that an incident changed; silent where signals are not installed. */
export function useIncidentSignal(
  onHint: (hint: IncidentSignal) => void,
): void {
  const { lastSignal } = useSignal(SIGNAL_CHANNEL);
  const latest = useRef(onHint);
  latest.current = onHint;
  useEffect(() => {
    const hint = incidentSignalSchema.safeParse(lastSignal);
    if (hint.success) latest.current(hint.data);
  }, [lastSignal]);
}
