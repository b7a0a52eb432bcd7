import { useApi } from '@backstage/core-plugin-api';
import { Alert, Button, Link } from '@backstage/ui';
import { useState } from 'react';
import {
  incidentResponseApiRef,
  type Erasure,
  type EraseRequest,
} from '../../api/IncidentResponseApi';
import { useLinks } from '../../hooks/useLinks';
import { useSending } from '../../hooks/useSending';
import { useText } from '../../hooks/useText';
import { Panel } from '../shared/Panel';
import { EraseDialog } from './EraseDialog';
import styles from './evidence.module.css';

/** Erases a person, and shows what that reached. */
export function ErasePanel() {
  const t = useText();
  const api = useApi(incidentResponseApiRef);
  const sending = useSending();
  const [open, setOpen] = useState(false);
  const [erasure, setErasure] = useState<Erasure>();
  const erase = (request: EraseRequest) =>
    sending.send(async () => {
      setErasure(undefined);
      setErasure(await api.erasePerson(request));
      setOpen(false);
    });
  const start = () => {
    sending.clear();
    setOpen(true);
  };
  return (
    <Panel title={t('evidence.erase')}>
      <p>{t('evidence.eraseText')}</p>
      <div>
        <Button variant="secondary" onPress={start}>
          {t('evidence.eraseOpen')}
        </Button>
      </div>
      {erasure && <Reached erasure={erasure} />}
      {open && (
        <EraseDialog
          pending={sending.pending}
          error={sending.error}
          onErase={erase}
          onClose={() => setOpen(false)}
        />
      )}
    </Panel>
  );
}

function Reached(props: { erasure: Erasure }) {
  const { persons, incidents } = props.erasure;
  const t = useText();
  const links = useLinks();
  if (persons.length === 0 && incidents.length === 0) {
    return (
      <Alert
        role="status"
        status="info"
        icon
        title={t('evidence.eraseNobody')}
      />
    );
  }
  return (
    <>
      <Alert
        role="status"
        status="success"
        icon
        title={t('evidence.eraseDone', { ledgers: String(incidents.length) })}
      />
      <List title={t('evidence.eraseIds')} items={persons} />
      <List
        title={t('evidence.eraseLedgers')}
        items={incidents}
        href={links.incident}
      />
    </>
  );
}

function List(props: {
  title: string;
  items: readonly string[];
  href?: (id: string) => string;
}) {
  const { title, items, href } = props;
  if (items.length === 0) return null;
  return (
    <>
      <h4 className={styles.subtitle}>{title}</h4>
      <ul className={styles.list} aria-label={title}>
        {items.map(id => (
          <li key={id} className={styles.hash}>
            {href ? <Link href={href(id)}>{id}</Link> : id}
          </li>
        ))}
      </ul>
    </>
  );
}
