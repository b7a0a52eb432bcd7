import { Select } from '@backstage/ui';
import {
  severitySchema,
  SEVERITIES,
  type Severity,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';

const LEVELS = SEVERITIES.map(value => ({ value, label: value }));

/** How bad it is. */
export function SeveritySelect(props: {
  value: Severity;
  onChange: (severity: Severity) => void;
}) {
  const t = useText();
  return (
    <Select
      label={t('declare.severity')}
      options={LEVELS}
      value={props.value}
      onChange={key => props.onChange(severitySchema.parse(key))}
    />
  );
}
