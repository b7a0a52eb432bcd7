import { Link } from '@backstage/ui';
import { useLinks } from '../../hooks/useLinks';
import { useText } from '../../hooks/useText';
import styles from './evidence.module.css';
import { LedgersPanel } from './LedgersPanel';
import { PublicationsPanel } from './PublicationsPanel';
import { useMayAudit } from './useMayAudit';

/** For auditors: whether the ledgers are whole, and who approved what was published. */
export function EvidencePage() {
  const t = useText();
  const links = useLinks();
  const { ledgers, publications } = useMayAudit();
  return (
    <main className={styles.page}>
      <Link href={links.list()} variant="body-small">
        {t('incident.back')}
      </Link>
      <h2>{t('evidence.heading')}</h2>
      {ledgers && <LedgersPanel />}
      {publications && <PublicationsPanel now={Date.now()} />}
    </main>
  );
}
