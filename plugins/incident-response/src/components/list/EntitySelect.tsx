import { Select } from '@backstage/ui';
import type { EntityChoice } from '../../hooks/useCatalogChoices';
import { useText } from '../../hooks/useText';

const UNKNOWN = 'unknown';

/** Which entity is broken; not knowing is an answer. */
export function EntitySelect(props: {
  choices: readonly EntityChoice[];
  value: string | undefined;
  onChange: (entityRef: string | undefined) => void;
}) {
  const t = useText();
  return (
    <Select
      label={t('declare.entity')}
      search
      options={[
        { value: UNKNOWN, label: t('declare.entityUnknown') },
        ...props.choices.map(({ value, label }) => ({ value, label })),
      ]}
      value={props.value ?? UNKNOWN}
      onChange={key =>
        props.onChange(key === UNKNOWN ? undefined : String(key))
      }
    />
  );
}
