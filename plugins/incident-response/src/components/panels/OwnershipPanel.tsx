import { Link } from '@backstage/ui';
import {
  extentOf,
  type Ownership,
} from '@incident-response/backstage-plugin-incident-response-common';
import { Fragment } from 'react';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { EntityName } from '../shared/EntityName';
import { Facts } from '../shared/Facts';
import { Panel } from '../shared/Panel';
import { safeHref } from '../shared/safeHref';
import { Tag } from '../shared/Tag';
import { LookAgain } from './LookAgain';
import styles from './panels.module.css';

/** What the catalog knows about the broken thing, and what it does not. */
export function OwnershipPanel(props: { scope: IncidentScope }) {
  const { incident } = props.scope.view;
  const { ownership } = incident;
  const t = useText();
  return (
    <Panel title={t('panel.ownership')}>
      {ownership ? (
        <Known ownership={ownership} />
      ) : (
        <p className={styles.quiet}>{t('panel.ownershipPending')}</p>
      )}
      {ownership && !ownership.entity && incident.entityHints.length > 0 && (
        <Facts
          rows={[
            { label: t('panel.hints'), value: incident.entityHints.join(', ') },
          ]}
        />
      )}
      <Gaps gaps={incident.gaps} />
      <LookAgain scope={props.scope} />
    </Panel>
  );
}

function Known(props: { ownership: Ownership }) {
  const { entity, owners, system, incomplete } = props.ownership;
  const t = useText();
  const runbook = safeHref(entity?.runbook);
  return (
    <>
      <Facts
        rows={[
          {
            label: t('incident.entity'),
            value: entity ? (
              <EntityName entityRef={entity.entityRef} />
            ) : (
              t('incident.entityUnknown')
            ),
          },
          {
            label: t('panel.owners'),
            value: <Refs refs={owners} known={entity !== null} />,
          },
          {
            label: t('panel.system'),
            value: (
              <Refs refs={system ? [system] : []} known={entity !== null} />
            ),
          },
          {
            label: t('panel.runbook'),
            value: runbook ? (
              <Link href={runbook} target="_blank" rel="noopener noreferrer">
                {t('panel.runbookOpen')}
              </Link>
            ) : (
              t('incident.unknown')
            ),
          },
        ]}
      />
      <h4 className={styles.subheading}>{t('panel.dependents')}</h4>
      <Dependents ownership={props.ownership} />
      {incomplete?.people && (
        <p className={styles.quiet}>{t('panel.peopleIncomplete')}</p>
      )}
    </>
  );
}

/** What the catalog does not name is none where it was read, and unknown where it was not. */
function Refs(props: { refs: readonly string[]; known: boolean }) {
  const t = useText();
  if (props.refs.length === 0) {
    return <>{t(props.known ? 'panel.noneInCatalog' : 'incident.unknown')}</>;
  }
  return (
    <>
      {props.refs.map((ref, index) => (
        <Fragment key={ref}>
          {index > 0 && ', '}
          <EntityName entityRef={ref} />
        </Fragment>
      ))}
    </>
  );
}

function Dependents(props: { ownership: Ownership }) {
  const { entity, dependents } = props.ownership;
  const t = useText();
  if (!entity) {
    return <p className={styles.quiet}>{t('panel.dependentsUnknown')}</p>;
  }
  const extent = extentOf(props.ownership, 'dependents');
  switch (extent.type) {
    case 'unknown':
      return <p className={styles.quiet}>{t('panel.dependentsUnread')}</p>;
    case 'atLeast':
      return (
        <>
          <p className={styles.quiet}>
            {t('panel.dependentsAtLeast', { number: String(extent.count) })}
          </p>
          <DependentList dependents={dependents} />
        </>
      );
    case 'exactly':
      return extent.count === 0 ? (
        <p className={styles.quiet}>{t('panel.dependentsNone')}</p>
      ) : (
        <DependentList dependents={dependents} />
      );
    default: {
      const unreachable: never = extent;
      return unreachable;
    }
  }
}

function DependentList(props: Pick<Ownership, 'dependents'>) {
  const t = useText();
  return (
    <ul className={styles.rows} aria-label={t('panel.dependents')}>
      {props.dependents.map(dependent => (
        <li key={dependent.entityRef} className={styles.row}>
          <span className={styles.grow}>
            <EntityName entityRef={dependent.entityRef} />
          </span>
          <Tag>
            {t(dependent.depth === 1 ? 'panel.direct' : 'panel.indirect')}
          </Tag>
        </li>
      ))}
    </ul>
  );
}

function Gaps(props: { gaps: readonly string[] }) {
  const t = useText();
  if (props.gaps.length === 0) return null;
  return (
    <>
      <h4 className={styles.subheading}>{t('panel.gaps')}</h4>
      <ul className={styles.gaps} aria-label={t('panel.gaps')}>
        {props.gaps.map(gap => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
    </>
  );
}
