import { Link } from '@backstage/ui';
import type { Fact } from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import { Facts } from '../shared/Facts';
import { Panel } from '../shared/Panel';
import { safeHref } from '../shared/safeHref';
import styles from './panels.module.css';

/** Facts somebody looked up; what is not known says so and why. */
export function FactsPanel(props: { title: string; facts: readonly Fact[] }) {
  if (props.facts.length === 0) return null;
  return (
    <Panel title={props.title}>
      <Facts
        rows={props.facts.map(fact => ({
          label: fact.label,
          value: <FactValue fact={fact} />,
        }))}
      />
    </Panel>
  );
}

function FactValue(props: { fact: Fact }) {
  const { fact } = props;
  const t = useText();
  const href = safeHref(fact.url);
  const value = fact.value ?? t('incident.unknown');
  return (
    <>
      {href ? (
        <Link href={href} target="_blank" rel="noopener noreferrer">
          {value}
        </Link>
      ) : (
        value
      )}
      {fact.note && <span className={styles.sub}>{fact.note}</span>}
    </>
  );
}
