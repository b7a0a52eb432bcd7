import { publicationRequestSchema } from '@incident-response/backstage-plugin-incident-response-common';
import type { Knex } from 'knex';
import { hashOf } from './pointNames';

const UPDATES = 'ir_builtin_status_updates';

/** Puts other words on the page, in its own table: no approval stands behind them. */
export async function rewordPage(knex: Knex, key: string): Promise<void> {
  const row: { request: string } | undefined = await knex(UPDATES)
    .where({ effect_key: key })
    .first('request');
  if (!row) throw new Error(`Nothing was published under the key ${key}.`);
  const request = {
    ...publicationRequestSchema.parse(JSON.parse(row.request)),
    body: 'Nobody approved this.',
  };
  await knex(UPDATES)
    .where({ effect_key: key })
    .update({ request: JSON.stringify(request), sha256: hashOf(request) });
}
