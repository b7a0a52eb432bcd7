import { Link } from '@backstage/ui';
import { useLinks } from '../../hooks/useLinks';
import { useText } from '../../hooks/useText';
import { useMayAudit } from './useMayAudit';

/** The way to the evidence, for those who may see some of it. */
export function EvidenceLink() {
  const t = useText();
  const links = useLinks();
  const { ledgers, publications, people } = useMayAudit();
  if (!ledgers && !publications && !people) return null;
  return <Link href={links.evidence()}>{t('evidence.link')}</Link>;
}
