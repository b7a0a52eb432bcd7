import { Button, TextField } from '@backstage/ui';
import { useState } from 'react';
import { useText } from '../../hooks/useText';
import styles from './approval.module.css';

const LONGEST_ID = 200;

/** Names a component by hand, where the page does not list any. */
export function AddComponent(props: { onAdd: (id: string) => void }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const id = typed.trim();
  const add = () => {
    if (!id) return;
    props.onAdd(id);
    setTyped('');
  };
  return (
    <div className={styles.addComponent}>
      <TextField
        label={t('decide.componentId')}
        value={typed}
        onChange={setTyped}
        maxLength={LONGEST_ID}
        onKeyDown={event => {
          // Enter would send the whole form.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <Button size="small" variant="secondary" isDisabled={!id} onPress={add}>
        {t('decide.componentAdd')}
      </Button>
    </div>
  );
}
