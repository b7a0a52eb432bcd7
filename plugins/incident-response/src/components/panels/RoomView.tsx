import { useApi } from '@backstage/core-plugin-api';
import { Link, Skeleton } from '@backstage/ui';
import type {
  RoomView as RoomContent,
  WarRoom,
} from '@incident-response/backstage-plugin-incident-response-common';
import { RiPushpinLine } from '@remixicon/react';
import { useEffect, useRef } from 'react';
import { incidentResponseApiRef } from '../../api/IncidentResponseApi';
import { isNotFound } from '../../api/sentenceOf';
import { useResource } from '../../hooks/useResource';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { Age } from '../shared/Age';
import { LoadError } from '../shared/LoadError';
import { safeHref } from '../shared/safeHref';
import styles from './panels.module.css';

/** What the war room shows. A room elsewhere is linked instead. */
export function RoomView(props: { scope: IncidentScope }) {
  const { id, seq, room } = props.scope.view.incident;
  const t = useText();
  if (!room) return <p className={styles.quiet}>{t('panel.roomNone')}</p>;
  return <OpenRoom incidentId={id} seq={seq} room={room} />;
}

function OpenRoom(props: { incidentId: string; seq: number; room: WarRoom }) {
  const { incidentId, seq, room } = props;
  const t = useText();
  const api = useApi(incidentResponseApiRef);
  const { value, error, loading, reload } = useResource(
    `room ${incidentId} ${room.roomId}`,
    signal => api.room(incidentId, signal),
  );
  const shown = useRef(seq);
  useEffect(() => {
    if (shown.current === seq) return;
    shown.current = seq;
    reload();
  }, [seq, reload]);
  // Where the room is not kept here, its messages are not found here.
  if (isNotFound(error)) return <RoomElsewhere room={room} />;
  return (
    <div className={styles.stack}>
      {error !== undefined && (
        <LoadError
          title={t('panel.roomFailed')}
          error={error}
          onRetry={reload}
          stale={value !== undefined}
        />
      )}
      {loading && <Skeleton width="100%" height={120} />}
      {value && <Messages room={value} />}
    </div>
  );
}

function RoomElsewhere(props: { room: WarRoom }) {
  const { name, url } = props.room;
  const t = useText();
  const href = safeHref(url);
  if (!href) {
    return <p className={styles.quiet}>{t('panel.roomElsewhere', { name })}</p>;
  }
  return (
    <Link href={href} target="_blank" rel="noopener noreferrer">
      {t('incident.openRoom', { name })}
    </Link>
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
            <Message message={message} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Message(props: { message: RoomContent['messages'][number] }) {
  const { title, pinned, at, lines, links = [] } = props.message;
  const t = useText();
  return (
    <>
      <div className={styles.messageHead}>
        <strong>{title}</strong>
        {pinned && <RiPushpinLine size={14} aria-label={t('panel.pinned')} />}
        <span className={styles.sub}>
          <Age since={at} />
        </span>
      </div>
      {lines.map((line, index) => (
        <div key={index} className={styles.line}>
          {line}
        </div>
      ))}
      {links.map(({ label, url }) => {
        const href = safeHref(url);
        return href ? (
          <Link
            key={url}
            className={styles.messageLink}
            href={href}
            target="_blank"
            rel="noopener noreferrer"
          >
            {label}
          </Link>
        ) : null;
      })}
    </>
  );
}
