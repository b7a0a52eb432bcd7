import type { Severity } from '@incident-response/backstage-plugin-incident-response-common';

export interface SeverityOptions {
  /** Labels that may hold it, best first. */
  readonly labels: readonly string[];
  /** Label value in lower case → severity. */
  readonly values: Readonly<Record<string, Severity>>;
  /** Where no label says. */
  readonly fallback: Severity;
}

/** The severity of an alert and, for people, how it was found. */
export function findSeverity(
  found: readonly { readonly name: string; readonly value: string }[],
  options: SeverityOptions,
): { readonly severity: Severity; readonly severityReason: string } {
  for (const { name, value } of found) {
    const key = value.toLowerCase();
    if (Object.hasOwn(options.values, key)) {
      return {
        severity: options.values[key],
        severityReason: `Label ${name} is '${value}'`.slice(0, 500),
      };
    }
  }
  const [unknown] = found;
  const why = unknown
    ? `Label ${unknown.name} is '${unknown.value.slice(
        0,
        100,
      )}', which no configured value names`
    : `The alert has no label ${options.labels.join(' or ')}`;
  return {
    severity: options.fallback,
    severityReason: `${why}: the default applies`.slice(0, 500),
  };
}
