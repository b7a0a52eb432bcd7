import type { Hearing } from '../judge';

/** `carol@example.org` → `carol`: the name and the address of the play's people begin alike. */
const nameOf = (person: string) => person.split('@')[0];

/** Whoever was erased stands nowhere any more. */
export function namesLeft({ world, tidings }: Hearing): readonly string[] {
  const text = world.text.toLowerCase();
  return tidings.flatMap(tiding =>
    tiding.type === 'erased' && text.includes(nameOf(tiding.person))
      ? [`${tiding.person} was erased, and the name is still there.`]
      : [],
  );
}
