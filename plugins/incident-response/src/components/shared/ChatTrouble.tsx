import { Alert } from '@backstage/ui';
import { useText } from '../../hooks/useText';
import styles from './ChatTrouble.module.css';

/**
 * What is wrong with the chat, as far as the backend knows, and what to do about it. Always there, so
 * that trouble that comes later is read out.
 */
export function ChatTrouble(props: { problems?: readonly string[] }) {
  const { problems = [] } = props;
  const t = useText();
  return (
    <div role="status" className={styles.region}>
      {problems.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('incident.chatTrouble')}
          description={problems.map(sentence => (
            <p key={sentence} className={styles.sentence}>
              {sentence}
            </p>
          ))}
        />
      )}
    </div>
  );
}
