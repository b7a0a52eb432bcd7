import { Link } from '@backstage/ui';
import { useLinks } from '../../hooks/useLinks';
import { useText } from '../../hooks/useText';
import { ErasePanel } from './ErasePanel';
import styles from './evidence.module.css';
import { LedgersPanel } from './LedgersPanel';
import { PublicationsPanel } from './PublicationsPanel';
import { useMayAudit } from './useMayAudit';

/** For auditors: whether the ledgers are whole, who approved what was published, and erasing people. */
export function EvidencePage() {
  const t = useText();
  const links = useLinks();
  const { isKnown, ledgers, publications, people } = useMayAudit();
  return (
    <main className={styles.page}>
      <Link href={links.list()} variant="body-small">
        {t('incident.back')}
      </Link>
      <h2>{t('evidence.heading')}</h2>
      {ledgers && <LedgersPanel />}
      {publications && <PublicationsPanel now={Date.now()} />}
      {people && <ErasePanel />}
      {isKnown && !ledgers && !publications && !people && (
        <p>{t('evidence.nothing')}</p>
      )}
    </main>
  );
}
