import { useApi } from '@backstage/core-plugin-api';
import { Link, Skeleton } from '@backstage/ui';
import type { RoomView as RoomContent } from '@incident-response/backstage-plugin-incident-response-common';
import { RiPushpinLine } from '@remixicon/react';
import { useEffect } from 'react';
import { incidentResponseApiRef } from '../../api/IncidentResponseApi';
import { isNotFound } from '../../api/sentenceOf';
import { useResource } from '../../hooks/useResource';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { Age } from '../shared/Age';
import { LoadError } from '../shared/LoadError';
import { safeHref } from '../shared/safeHref';
import styles from './panels.module.css';

/** What the war room shows. A room elsewhere is linked as well. */
export function RoomView(props: { scope: IncidentScope }) {
  const { incident } = props.scope.view;
  const t = useText();
  const api = useApi(incidentResponseApiRef);
  const room = useResource(`room ${incident.id}`, signal =>
    api.room(incident.id, signal),
  );
  const { reload } = room;
  useEffect(() => reload(), [incident.seq, reload]);
  if (!incident.room)
    return <p className={styles.quiet}>{t('panel.roomNone')}</p>;
  // Where the room is not kept here, its messages are not found here.
  const elsewhere = isNotFound(room.error)
    ? safeHref(incident.room.url)
    : undefined;
  return (
    <div className={styles.stack}>
      {elsewhere && (
        <Link href={elsewhere} target="_blank" rel="noopener noreferrer">
          {t('incident.openRoom', { name: incident.room.name })}
        </Link>
      )}
      {room.error !== undefined && !isNotFound(room.error) && (
        <LoadError
          title={t('panel.roomFailed')}
          error={room.error}
          onRetry={reload}
          stale={room.value !== undefined}
        />
      )}
      {room.loading && <Skeleton width="100%" height={120} />}
      {room.value && <Messages room={room.value} />}
    </div>
  );
}

function Messages(props: { room: RoomContent }) {
  const { messages, archived } = props.room;
  const t = useText();
  return (
    <>
      {archived && <p className={styles.quiet}>{t('panel.roomArchived')}</p>}
      {messages.length === 0 && (
        <p className={styles.quiet}>{t('panel.roomEmpty')}</p>
      )}
      <ul className={styles.messages} aria-label={t('panel.room')}>
        {messages.map(message => (
          <li key={message.messageId} className={styles.message}>
            <div className={styles.messageHead}>
              <strong>{message.title}</strong>
              {message.pinned && (
                <RiPushpinLine size={14} aria-label={t('panel.pinned')} />
              )}
              <span className={styles.sub}>
                <Age since={message.at} />
              </span>
            </div>
            {message.lines.map((line, index) => (
              <div key={index} className={styles.line}>
                {line}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
