import { Select } from '@backstage/ui';
import { sentenceOf } from '../../api/sentenceOf';
import type { EntityChoice } from '../../hooks/useCatalogChoices';
import type { Resource } from '../../hooks/useResource';
import { useText } from '../../hooks/useText';

const UNKNOWN = 'unknown';

/** Which entity is broken; not knowing is an answer, not being able to ask is said. */
export function EntitySelect(props: {
  choices: Resource<readonly EntityChoice[]>;
  value: string | undefined;
  onChange: (entityRef: string | undefined) => void;
}) {
  const { value: known = [], error, loading } = props.choices;
  const t = useText();
  const failed =
    error === undefined
      ? undefined
      : t('declare.entityUnlisted', { reason: sentenceOf(error) });
  return (
    <Select
      label={t('declare.entity')}
      description={loading ? t('declare.entityLoading') : failed}
      search
      options={[
        { value: UNKNOWN, label: t('declare.entityUnknown') },
        ...known.map(({ value, label }) => ({ value, label })),
      ]}
      value={props.value ?? UNKNOWN}
      onChange={key =>
        props.onChange(key === UNKNOWN ? undefined : String(key))
      }
    />
  );
}
