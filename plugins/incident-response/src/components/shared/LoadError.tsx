import { Alert, Button } from '@backstage/ui';
import { sentenceOf } from '../../api/sentenceOf';
import { useText } from '../../hooks/useText';

/** Says what could not be loaded, why, and offers to try again. */
export function LoadError(props: {
  title: string;
  error: unknown;
  onRetry?: () => void;
  /** True where older content is still shown. */
  stale?: boolean;
}) {
  const t = useText();
  return (
    <Alert
      role="alert"
      status={props.stale ? 'warning' : 'danger'}
      icon
      title={props.title}
      description={sentenceOf(props.error)}
      customActions={
        props.onRetry && (
          <Button size="small" variant="secondary" onPress={props.onRetry}>
            {t('incident.retry')}
          </Button>
        )
      }
    />
  );
}
