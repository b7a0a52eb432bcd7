import type {
  Incident,
  Responder,
  ResponderSource,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { EntityName } from '../shared/EntityName';
import { Panel } from '../shared/Panel';
import { Tag } from '../shared/Tag';
import { JoinButton } from './JoinButton';
import styles from './panels.module.css';

const SOURCES = {
  owner: 'panel.sourceOwner',
  'system-owner': 'panel.sourceSystemOwner',
  'on-call': 'panel.sourceOnCall',
  invited: 'panel.sourceInvited',
} as const satisfies Record<ResponderSource, string>;

function whyNobody({ kind, ownership }: Incident) {
  if (kind === 'drill') return 'panel.respondersDrill';
  return ownership ? 'panel.respondersEmpty' : 'panel.respondersNone';
}

/** Who was called, why, and whether they came. */
export function RespondersPanel(props: { scope: IncidentScope }) {
  const { incident } = props.scope.view;
  const t = useText();
  return (
    <Panel
      title={t('panel.responders')}
      aside={<JoinButton scope={props.scope} />}
    >
      {incident.responders.length === 0 ? (
        <p className={styles.quiet}>{t(whyNobody(incident))}</p>
      ) : (
        <ul className={styles.rows} aria-label={t('panel.responders')}>
          {incident.responders.map(responder => (
            <li key={responder.id} className={styles.row}>
              <span className={styles.grow}>
                <EntityName
                  entityRef={responder.entityRef ?? responder.id}
                  name={responder.name ?? responder.email}
                />
                <span className={styles.sub}>
                  {t(SOURCES[responder.source])}
                </span>
                {responder.inviteError && (
                  <span className={styles.sub}>{responder.inviteError}</span>
                )}
              </span>
              {incident.ic && incident.ic === responder.entityRef && (
                <Tag tone="info">{t('panel.ic')}</Tag>
              )}
              <Presence responder={responder} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Presence(props: { responder: Responder }) {
  const { responder } = props;
  const t = useText();
  if (responder.activeAt) return <Tag tone="good">{t('panel.active')}</Tag>;
  if (responder.joinedAt) return <Tag tone="good">{t('panel.joined')}</Tag>;
  if (responder.addedAt) return <Tag>{t('panel.added')}</Tag>;
  switch (responder.invite) {
    case 'invited':
      return <Tag>{t('panel.invited')}</Tag>;
    case 'failed':
      return <Tag tone="bad">{t('panel.inviteFailed')}</Tag>;
    case 'pending':
      return <Tag tone="warning">{t('panel.pending')}</Tag>;
    default: {
      const unreachable: never = responder.invite;
      throw new Error(`No such invitation state: ${unreachable}`);
    }
  }
}
