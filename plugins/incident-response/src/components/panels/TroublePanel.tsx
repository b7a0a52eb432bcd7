import type { EffectRecord } from '@incident-response/backstage-plugin-incident-response-common';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { ActionButton } from '../shared/ActionButton';
import { Age } from '../shared/Age';
import { CommandError } from '../shared/CommandError';
import { Panel } from '../shared/Panel';
import { Tag } from '../shared/Tag';
import styles from './panels.module.css';

/** Outbound acts that do not work, with their sentence and a way to try again. */
export function TroublePanel(props: { scope: IncidentScope }) {
  const { view, reload } = props.scope;
  const t = useText();
  const command = useCommand(view.incident.id, reload);
  const troubles = Object.values(view.incident.effects).filter(
    effect =>
      effect.status === 'parked' ||
      (effect.status !== 'done' && effect.failure !== undefined),
  );
  if (troubles.length === 0) return null;
  return (
    <Panel title={t('panel.trouble')} tone="attention">
      <ul className={styles.rows} aria-label={t('panel.trouble')}>
        {troubles.map(effect => (
          <li key={effect.key} className={styles.row}>
            <Trouble effect={effect} />
            {isRetriable(effect) && (
              <ActionButton
                size="small"
                variant="secondary"
                aria-label={`${t('panel.tryAgain')}: ${effect.key}`}
                allowed={view.viewer.allowed.retryEffect}
                isPending={command.pending}
                onPress={() =>
                  command.send({ type: 'retryEffect', effect: effect.key })
                }
              >
                {t('panel.tryAgain')}
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      <CommandError error={command.error} onDismiss={command.clear} />
    </Panel>
  );
}

/** What still runs needs nobody; a publication is settled or approved again, never just repeated. */
function isRetriable(effect: EffectRecord): boolean {
  return effect.status === 'parked' && !effect.key.startsWith('publish:');
}

function Trouble(props: { effect: EffectRecord }) {
  const { key, status, failure } = props.effect;
  const t = useText();
  const parked = status === 'parked';
  return (
    <span className={styles.grow}>
      <span>{failure?.sentence ?? key}</span>
      <span className={styles.sub}>
        <code>{key}</code>{' '}
        <Tag tone={parked ? 'bad' : 'warning'}>
          {t(parked ? 'panel.parked' : 'panel.failing')}
        </Tag>{' '}
        {failure && (
          <>
            {t('panel.failures', { times: String(failure.failures) })} ·{' '}
            <Age since={failure.at} />
          </>
        )}
      </span>
    </span>
  );
}
