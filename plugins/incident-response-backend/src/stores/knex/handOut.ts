import type { Dialect } from './dialect';

/**
 * Hands rows of `ir_heads` to one caller: what `picked` selects (`incident_id`, without a semicolon)
 * has `until` set in `column`. Its value comes after those of `picked`.
 */
export function handOut(
  dialect: Dialect,
  picked: string,
  column: 'visit_until' | 'tell_until',
  answer: readonly string[] = ['incident_id'],
): string {
  const columns = answer.join(', ');
  return dialect === 'postgres'
    ? `
  with picked as materialized (${picked} for update skip locked)
  update ir_heads set ${column} = ? from picked
  where ir_heads.incident_id = picked.incident_id
  returning ${answer.map(name => `ir_heads.${name}`).join(', ')}`
    : `
  with picked as (${picked})
  update ir_heads set ${column} = ?
  where incident_id in (select incident_id from picked)
  returning ${columns}`;
}
