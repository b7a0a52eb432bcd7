import { Select, Text } from '@backstage/ui';
import {
  componentStatusSchema,
  type DraftContent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import styles from './approval.module.css';
import type { ComponentChoice } from './draftContent';

type Components = DraftContent['components'];

const UNCHANGED = 'unchanged';

/** One choice for each component the catalog suggests or the draft names. */
export function ComponentFields(props: {
  choices: readonly ComponentChoice[];
  value: Components;
  onChange: (components: Components) => void;
}) {
  const t = useText();
  const options = [
    { value: UNCHANGED, label: t('decide.unchanged') },
    ...componentStatusSchema.options.map(value => ({
      value,
      label: value.replaceAll('_', ' '),
    })),
  ];
  return (
    <fieldset className={styles.fieldset}>
      <legend>{t('decide.components')}</legend>
      {props.choices.length === 0 && (
        <Text variant="body-small">{t('decide.componentsNone')}</Text>
      )}
      <div className={styles.pair}>
        {props.choices.map(choice => (
          <Select
            key={choice.id}
            label={choice.title}
            options={options}
            value={props.value[choice.id] ?? UNCHANGED}
            onChange={key =>
              props.onChange(withStatus(props.value, choice.id, String(key)))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

/** The components with one set to a status, or left out where it stays as it is. */
export function withStatus(
  components: Components,
  id: string,
  status: string,
): Components {
  const { [id]: _before, ...others } = components;
  const parsed = componentStatusSchema.safeParse(status);
  return parsed.success ? { ...others, [id]: parsed.data } : others;
}
