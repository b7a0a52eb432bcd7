import type { Hearing } from '../judge';
import { restrictionsIn } from './restrictions';

/** What was committed and nobody outside heard of, or not in turn; what was for few, or untold before that, may be left out. */
export function untold({ world, events, play }: Hearing): readonly string[] {
  if (!play.isTold) return [];
  const restrictions = restrictionsIn(events);
  return world.ledgers.flatMap(({ incidentId, head }) => {
    const mayBeLeftOut = (seq: number) =>
      restrictions.some(r => r.incidentId === incidentId && seq < r.toSeq);
    const heard = world.delivered
      .filter(d => d.incidentId === incidentId && d.isSigned)
      .map(d => d.sequence);
    const firsts = [...new Set(heard)];
    const wanted = Array.from({ length: head.seq }, (_, n) => n + 1).filter(
      seq => !mayBeLeftOut(seq),
    );
    return [
      ...wanted
        .filter(seq => !firsts.includes(seq))
        .map(seq => `Nobody outside was told of commit ${seq}.`),
      ...firsts
        .filter((seq, n) => n > 0 && seq < firsts[n - 1])
        .map(seq => `Commit ${seq} was told after a later one.`),
    ];
  });
}

/** What came from nobody we know, and what was told outside while it was for few. */
export function mistold({ world, events }: Hearing): readonly string[] {
  const restrictions = restrictionsIn(events);
  return [
    ...world.delivered
      .filter(d => !d.isSigned)
      .map(d => `Commit ${d.sequence} was told without our signature.`),
    ...world.delivered
      .filter(d =>
        restrictions.some(
          r =>
            r.incidentId === d.incidentId &&
            d.sequence >= r.fromSeq &&
            d.sequence < r.toSeq &&
            d.at < r.to,
        ),
      )
      .map(
        d => `Commit ${d.sequence} was told outside while it was restricted.`,
      ),
  ];
}
