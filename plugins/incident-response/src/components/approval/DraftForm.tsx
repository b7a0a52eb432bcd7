import { Select, Switch, TextAreaField, TextField } from '@backstage/ui';
import {
  impactSchema,
  publicStatusSchema,
  type DraftContent,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import styles from './approval.module.css';
import { ComponentFields } from './ComponentFields';

const options = (values: readonly string[]) =>
  values.map(value => ({ value, label: value }));

/** The words and settings of a public update. */
export function DraftForm(props: {
  incident: Incident;
  /** As the form was opened. */
  start: DraftContent;
  content: DraftContent;
  onChange: (content: DraftContent) => void;
}) {
  const { content } = props;
  const t = useText();
  const set = (change: Partial<DraftContent>) =>
    props.onChange({ ...content, ...change });
  return (
    <>
      <TextField
        isRequired
        label={t('approval.fieldTitle')}
        value={content.title}
        onChange={title => set({ title })}
        maxLength={255}
      />
      <div className={styles.pair}>
        <Select
          label={t('approval.fieldStatus')}
          options={options(publicStatusSchema.options)}
          value={content.status}
          onChange={key => set({ status: publicStatusSchema.parse(key) })}
        />
        <Select
          label={t('approval.fieldImpact')}
          options={options(impactSchema.options)}
          value={content.impact}
          onChange={key => set({ impact: impactSchema.parse(key) })}
        />
      </div>
      <TextAreaField
        isRequired
        label={t('approval.fieldBody')}
        rows={8}
        value={content.body}
        onChange={body => set({ body })}
        maxLength={25_000}
      />
      <ComponentFields
        incident={props.incident}
        start={props.start.components}
        value={content.components}
        onChange={components => set({ components })}
      />
      <Switch
        label={t('approval.fieldNotify')}
        isSelected={content.notify}
        onChange={notify => set({ notify })}
      />
    </>
  );
}

/** Whether a draft says anything. */
export function isComplete(content: DraftContent): boolean {
  return content.title.trim() !== '' && content.body.trim() !== '';
}
