import {
  SEVERITIES,
  severitySchema,
  type Severity,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  DEFAULT_OPENS,
  DEFAULT_SEVERITY,
  DEFAULT_SEVERITY_LABELS,
  DEFAULT_SEVERITY_VALUES,
} from './defaults';
import type { SeverityConfig } from './IncidentResponseConfig';
import type { Reader } from './Reader';

function severity(
  reader: Reader,
  key: string,
  text: string,
): Severity | undefined {
  const parsed = severitySchema.safeParse(text);
  return parsed.success
    ? parsed.data
    : reader.wrong(
        key,
        `is '${text}', which is not one of ${SEVERITIES.join(', ')}.`,
      );
}

function readValues(reader: Reader): SeverityConfig['values'] {
  const configured = Object.entries(reader.entries('values') ?? {}).flatMap(
    ([value, text]) => {
      const found = severity(reader, `values.${value}`, text);
      return found ? [[value.toLowerCase(), found] as const] : [];
    },
  );
  return { ...DEFAULT_SEVERITY_VALUES, ...Object.fromEntries(configured) };
}

export function readSeverity(root: Reader): SeverityConfig {
  const reader = root.section('severity');
  if (!reader) {
    return {
      labels: DEFAULT_SEVERITY_LABELS,
      values: DEFAULT_SEVERITY_VALUES,
      fallback: DEFAULT_SEVERITY,
      opens: DEFAULT_OPENS,
    };
  }
  reader.only(['labels', 'values', 'default', 'opens']);
  const fallback = reader.string('default');
  const opens = reader.strings('opens');
  return {
    labels: reader.strings('labels') ?? DEFAULT_SEVERITY_LABELS,
    values: readValues(reader),
    fallback:
      (fallback && severity(reader, 'default', fallback)) || DEFAULT_SEVERITY,
    opens: opens
      ? opens.flatMap(text => severity(reader, 'opens', text) ?? [])
      : DEFAULT_OPENS,
  };
}
