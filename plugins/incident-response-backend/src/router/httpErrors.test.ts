import { apiSuite } from './__testUtils__/apiSuite';

const running = apiSuite();

describe('a database that fails', () => {
  it('is told by its reason, without the statement and its values', async () => {
    const { knex } = running();
    await knex.schema.renameTable('ir_heads', 'ir_gone');
    try {
      const response = await running().get('/incidents?text=card-numbers');
      expect(response.status).toBe(500);
      expect(response.body.error.message).toBe(
        'The database said "no such table: ir_heads". Try again; where it stays so, check that it is up and has room.',
      );
      expect(response.text).not.toMatch(/select|card-numbers%/);
    } finally {
      await knex.schema.renameTable('ir_gone', 'ir_heads');
    }
  });
});
