import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import { useId } from 'react';
import styles from './ActionMenu.module.css';

/** What a menu offers. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  /** `true`, or the sentence that says why not. */
  readonly allowed: true | string;
  readonly onAction: () => void;
}

/** A button that opens a menu. What is not allowed stays in reach there and says why. */
export function ActionMenu(props: {
  label: string;
  entries: readonly MenuEntry[];
  isPending?: boolean;
}) {
  const { label, entries, isPending } = props;
  if (entries.length === 0) return null;
  return (
    <MenuTrigger>
      <Button
        size="medium"
        variant="secondary"
        iconEnd={<RiArrowDownSLine />}
        isPending={isPending}
      >
        {label}
      </Button>
      <Menu aria-label={label} placement="bottom start" maxWidth="22rem">
        {entries.map(entry => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </Menu>
    </MenuTrigger>
  );
}

function Entry(props: { entry: MenuEntry }) {
  const { id, label, allowed, onAction } = props.entry;
  const reasonId = useId();
  const isRefused = allowed !== true;
  // Disabled entries take no focus, so nobody using a keyboard would ever hear the reason.
  return (
    <MenuItem
      id={id}
      aria-label={label}
      aria-describedby={isRefused ? reasonId : undefined}
      textValue={label}
      className={styles.entry}
      shouldCloseOnSelect={!isRefused}
      onAction={isRefused ? undefined : onAction}
    >
      <span className={styles.words}>
        <span className={isRefused ? styles.refused : undefined}>{label}</span>
        {isRefused && (
          <span id={reasonId} className={styles.reason}>
            {allowed}
          </span>
        )}
      </span>
    </MenuItem>
  );
}
