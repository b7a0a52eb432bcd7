import { Alert, Button } from '@backstage/ui';
import {
  shortRef,
  type DraftRevision,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import styles from './approval.module.css';
import { RequestDiff } from './RequestDiff';
import { requestOf, type Revising } from './revising';

/** Shows what came in between and asks what the words that are being typed build on. */
export function RevisedMeanwhile(props: {
  revising: Revising;
  latest: DraftRevision;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onBringBack: () => void;
}) {
  const { latest, revising } = props;
  const t = useText();
  const revision = String(latest.revision);
  if (latest.revision > revising.base.revision) {
    return (
      <div className={styles.meanwhile}>
        <Alert
          role="alert"
          status="warning"
          icon
          title={t('decide.meanwhile', {
            revision,
            name: shortRef(latest.author),
          })}
          description={t('decide.meanwhileText')}
        />
        <RequestDiff
          before={latest.request}
          after={requestOf(latest, revising.words)}
          title={t('decide.meanwhileDiff', { revision })}
          none={t('decide.meanwhileSame', { revision })}
        />
        <div className={styles.actions}>
          <Button size="small" variant="primary" onPress={props.onKeepMine}>
            {t('decide.keepMine', { revision })}
          </Button>
          <Button size="small" variant="secondary" onPress={props.onTakeTheirs}>
            {t('decide.takeTheirs', { revision })}
          </Button>
        </div>
      </div>
    );
  }
  if (revising.aside.length === 0) return null;
  return (
    <Button size="small" variant="secondary" onPress={props.onBringBack}>
      {t('decide.bringBack')}
    </Button>
  );
}
