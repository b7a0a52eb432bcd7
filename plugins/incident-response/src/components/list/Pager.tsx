import { Button } from '@backstage/ui';
import { useText } from '../../hooks/useText';
import styles from './list.module.css';

/** On to the next page, and back to the first; nothing where there is one page only. */
export function Pager(props: {
  cursor?: string;
  next?: string;
  onGo: (change: { cursor?: string }) => void;
}) {
  const { cursor, next, onGo } = props;
  const t = useText();
  if (!cursor && !next) return null;
  return (
    <nav className={styles.pager} aria-label={t('list.pages')}>
      {cursor && (
        <Button variant="secondary" onPress={() => onGo({ cursor: undefined })}>
          {t('list.newer')}
        </Button>
      )}
      {next && (
        <Button variant="secondary" onPress={() => onGo({ cursor: next })}>
          {t('list.older')}
        </Button>
      )}
    </nav>
  );
}
