import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  useEffect,
  useId,
  useRef,
  type FormEvent,
  type ReactNode,
} from 'react';
import { useText } from '../../hooks/useText';
import { CommandError } from './CommandError';
import styles from './CommandDialog.module.css';

/** A dialog with one form: Enter sends, Escape leaves, and a refusal stays readable. */
export function CommandDialog(props: {
  title: string;
  confirm: string;
  destructive?: boolean;
  pending: boolean;
  error?: unknown;
  /** False while something required is missing. */
  complete?: boolean;
  width?: number;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useText();
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  // Whoever opened the dialog means to fill it in; without fields the dialog keeps the focus.
  useEffect(() => {
    form.current
      ?.querySelector<HTMLElement>('input:not([type=hidden]), textarea')
      ?.focus();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form inside a portal would also submit the one around it.
    event.stopPropagation();
    if (props.complete !== false && !props.pending) props.onConfirm();
  };
  return (
    <Dialog
      isOpen
      // A click beside the dialog must not throw away what was typed into it.
      isDismissable={false}
      width={props.width ?? 520}
      onOpenChange={open => open || props.onClose()}
    >
      <DialogHeader>{props.title}</DialogHeader>
      <DialogBody>
        <form
          ref={form}
          id={formId}
          className={styles.form}
          onSubmit={submit}
          noValidate
        >
          {props.children}
          <CommandError error={props.error} />
        </form>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={props.onClose}>
          {t('action.cancel')}
        </Button>
        <Button
          type="submit"
          form={formId}
          variant="primary"
          destructive={props.destructive}
          isPending={props.pending}
          isDisabled={props.complete === false}
        >
          {props.confirm}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
