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
 * take no focus, so nobody using a keyboard would ever hear the reason. It stays the same
 * element when permission comes or goes, so that the focus stays on it.
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
  const refused = allowed !== true;
  return (
    <>
      <TooltipTrigger delay={200} isDisabled={!refused}>
        <Button
          {...rest}
          className={refused ? styles.refused : undefined}
          aria-disabled={refused || undefined}
          aria-describedby={refused ? reasonId : undefined}
          onPress={refused ? undefined : onPress}
        />
        <Tooltip>{refused && allowed}</Tooltip>
      </TooltipTrigger>
      {refused && <VisuallyHidden id={reasonId}>{allowed}</VisuallyHidden>}
    </>
  );
}
