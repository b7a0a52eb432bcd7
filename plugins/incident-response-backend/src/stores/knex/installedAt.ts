import type { Knex } from 'knex';

interface InstallationRow {
  readonly first_start: number | string;
}

/** Whichever replica asks first sets it; it never changes after. */
export async function readInstalledAt(
  knex: Knex,
  now: number,
): Promise<number> {
  await knex('ir_installation')
    .insert({ id: 1, first_start: now })
    .onConflict('id')
    .ignore();
  const row = await knex<InstallationRow>('ir_installation').first(
    'first_start',
  );
  return Number(row?.first_start ?? now);
}
