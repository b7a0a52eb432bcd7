import {
  isChatOnlyRef,
  shortRef,
  type Responder,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useMemo } from 'react';

/** What those are called whom only a chat knows, by what stands for them in a sentence. */
export function chatNames(
  responders: readonly Pick<Responder, 'id' | 'name'>[],
): readonly (readonly [string, string])[] {
  return (
    responders
      .flatMap(({ id, name }) =>
        isChatOnlyRef(id) && name ? [[shortRef(id), name] as const] : [],
      )
      // One account may begin like another one.
      .sort(([one], [other]) => other.length - one.length)
  );
}

/** Puts these names into a sentence; the same function as long as the names are the same. */
export function useChatNames(
  responders: readonly Pick<Responder, 'id' | 'name'>[],
): (sentence: string) => string {
  const known = JSON.stringify(chatNames(responders));
  return useMemo(() => {
    const names: ReturnType<typeof chatNames> = JSON.parse(known);
    return sentence =>
      names.reduce((line, [id, name]) => line.split(id).join(name), sentence);
  }, [known]);
}
