import { Radio, RadioGroup, TextAreaField } from '@backstage/ui';
import type { Rating } from '@incident-response/backstage-plugin-incident-response-common';
import { useState, type FormEvent } from 'react';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { ActionButton } from '../shared/ActionButton';
import { CommandError } from '../shared/CommandError';
import { EntityName } from '../shared/EntityName';
import { Panel } from '../shared/Panel';
import styles from './panels.module.css';

const RATINGS = ['1', '2', '3', '4', '5'];

/** How well it was run: one rating a person, once it is over. */
export function RatingPanel(props: { scope: IncidentScope }) {
  const { view } = props.scope;
  const { status, ratings } = view.incident;
  const t = useText();
  if (status !== 'resolved' && status !== 'closed') return null;
  const mine = ratings.find(({ by }) => by === view.viewer.entityRef);
  return (
    <Panel title={t('panel.rating')}>
      <div className={styles.stack}>
        <Ratings ratings={ratings} />
        {/* What is sent becomes one's own rating: the form starts from it. */}
        <RatingForm key={mine?.at ?? 'none'} scope={props.scope} mine={mine} />
      </div>
    </Panel>
  );
}

function Ratings(props: { ratings: readonly Rating[] }) {
  const { ratings } = props;
  const t = useText();
  if (ratings.length === 0)
    return <p className={styles.quiet}>{t('panel.ratingNone')}</p>;
  return (
    <ul className={styles.rows} aria-label={t('panel.rating')}>
      {ratings.map(({ by, rating, comment }) => (
        <li key={by} className={styles.row}>
          <span className={styles.grow}>
            <EntityName entityRef={by} />
            {comment && <span className={styles.sub}>{comment}</span>}
          </span>
          <span>{t('panel.ratingOf', { rating: String(rating) })}</span>
        </li>
      ))}
    </ul>
  );
}

function RatingForm(props: { scope: IncidentScope; mine?: Rating }) {
  const { scope, mine } = props;
  const { viewer, incident } = scope.view;
  const t = useText();
  const command = useCommand(incident.id, scope.reload);
  const [rating, setRating] = useState(mine ? String(mine.rating) : '');
  const [comment, setComment] = useState(mine?.comment ?? '');
  const send = () => {
    if (!rating || command.pending) return;
    command.send({
      type: 'rate',
      rating: Number(rating),
      ...(comment.trim() ? { comment } : {}),
    });
  };
  return (
    <form
      className={styles.stack}
      onSubmit={(event: FormEvent) => event.preventDefault()}
    >
      <RadioGroup
        label={t('panel.ratingLabel')}
        description={t('panel.ratingHelp')}
        orientation="horizontal"
        value={rating}
        onChange={setRating}
      >
        {RATINGS.map(value => (
          <Radio key={value} value={value}>
            {value}
          </Radio>
        ))}
      </RadioGroup>
      <TextAreaField
        label={t('panel.ratingComment')}
        value={comment}
        onChange={setComment}
        maxLength={2000}
      />
      <div>
        <ActionButton
          size="small"
          variant="secondary"
          allowed={
            viewer.allowed.rate === true && !rating
              ? t('panel.ratingMissing')
              : viewer.allowed.rate
          }
          isPending={command.pending}
          onPress={send}
        >
          {t(mine ? 'panel.ratingChange' : 'panel.ratingSend')}
        </ActionButton>
      </div>
      <CommandError error={command.error} onDismiss={command.clear} />
    </form>
  );
}
