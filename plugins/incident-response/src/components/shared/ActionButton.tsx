import {
  Button,
  Tooltip,
  TooltipTrigger,
  VisuallyHidden,
  type ButtonProps,
} from '@backstage/ui';
import { useId } from 'react';
import styles from './ActionButton.module.css';

/**
 * A button that stays reachable while it is not allowed and says why: disabled buttons
 * take no focus, so nobody using a keyboard would ever hear the reason.
 */
export function ActionButton(
  props: Omit<ButtonProps, 'isDisabled' | 'onPress'> & {
    /** `true`, or the sentence that says why not. */
    allowed: true | string;
    onPress: () => void;
  },
) {
  const { allowed, onPress, ...rest } = props;
  const reasonId = useId();
  if (allowed === true) return <Button {...rest} onPress={onPress} />;
  return (
    <>
      <TooltipTrigger delay={200}>
        <Button
          {...rest}
          className={styles.refused}
          aria-disabled="true"
          aria-describedby={reasonId}
        />
        <Tooltip>{allowed}</Tooltip>
      </TooltipTrigger>
      <VisuallyHidden id={reasonId}>{allowed}</VisuallyHidden>
    </>
  );
}
