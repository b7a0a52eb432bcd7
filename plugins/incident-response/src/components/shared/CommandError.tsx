import { Alert, Button } from '@backstage/ui';
import { isRefusal, sentenceOf } from '../../api/sentenceOf';
import { useText } from '../../hooks/useText';

/**
 * Why something was not done. Where no clear answer came, it says that instead:
 * a lost reply is not a refusal.
 */
export function CommandError(props: {
  /** `undefined` shows nothing. */
  error: unknown;
  /** Given where the message outlives what caused it. */
  onDismiss?: () => void;
}) {
  const t = useText();
  if (props.error === undefined) return null;
  const reason = sentenceOf(props.error);
  const refused = isRefusal(props.error);
  return (
    <Alert
      role="alert"
      status={refused ? 'danger' : 'warning'}
      icon
      title={t(refused ? 'action.refused' : 'action.unclear')}
      description={refused ? reason : t('action.unclearText', { reason })}
      customActions={
        props.onDismiss && (
          <Button size="small" variant="secondary" onPress={props.onDismiss}>
            {t('action.hideError')}
          </Button>
        )
      }
    />
  );
}
