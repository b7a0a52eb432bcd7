import { Select } from '@backstage/ui';
import {
  componentStatusSchema,
  type DraftContent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useText, type Text } from '../../hooks/useText';
import type { ComponentChoice } from './componentChoices';

type Components = DraftContent['components'];

const UNCHANGED = 'unchanged';
const inWords = (status: string) => status.replaceAll('_', ' ');

/** The status one component gets, beside what the page shows now and why it is suggested. */
export function ComponentSelect(props: {
  choice: ComponentChoice;
  value: Components;
  onChange: (components: Components) => void;
}) {
  const { choice, value } = props;
  const t = useText();
  return (
    <Select
      label={choice.title}
      secondaryLabel={choice.id === choice.title ? undefined : choice.id}
      description={describe(choice, t)}
      options={[
        { value: UNCHANGED, label: t('decide.unchanged') },
        ...componentStatusSchema.options.map(status => ({
          value: status,
          label: inWords(status),
        })),
      ]}
      value={value[choice.id] ?? UNCHANGED}
      onChange={key =>
        props.onChange(withStatus(value, choice.id, String(key)))
      }
    />
  );
}

function describe(choice: ComponentChoice, t: Text): string | undefined {
  const parts = [
    choice.onPage === true &&
      t('decide.componentNow', {
        status: choice.current
          ? inWords(choice.current)
          : t('incident.unknown'),
      }),
    choice.onPage === false && t('decide.componentAbsent'),
    choice.suggestedBy.length > 0 &&
      t('decide.componentSuggested', { names: choice.suggestedBy.join(', ') }),
  ];
  return parts.filter(Boolean).join(' · ') || undefined;
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
