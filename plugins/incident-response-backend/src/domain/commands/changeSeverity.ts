import { accept, event, reject } from '../Decision';
import type { Decide } from './command';

export const changeSeverity: Decide<'changeSeverity'> = (
  incident,
  { severity, reason },
  context,
) =>
  severity === incident.severity
    ? reject(
        'conflict',
        `The severity is ${severity} already. Choose another one.`,
      )
    : accept(
        event(
          'SEVERITY_CHANGED',
          { from: incident.severity, to: severity, reason },
          context,
        ),
      );
