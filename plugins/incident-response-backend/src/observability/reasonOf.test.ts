import { createSqliteDatabase } from '../contract/__testUtils__/testDatabase';
import { reasonOf } from './reasonOf';

describe('the reason of a failure', () => {
  it('is what the database said, without the statement and its values', async () => {
    const database = await createSqliteDatabase();
    const knex = database.connect();
    const insert = () =>
      knex('gone').insert({ payload: 'ada@example.com - her words' });
    try {
      await expect(insert()).rejects.toThrow('ada@example.com');
      const error: unknown = await insert().catch((e: unknown) => e);
      expect(reasonOf(error)).toBe('no such table: gone');
    } finally {
      await database.remove();
    }
  });

  it.each([
    ['a sentence - as we write them', 'a sentence - as we write them'],
    ['Authorization: Bearer abc.def.ghi', 'Authorization: Bearer …'],
    ['fetch of https://user:pass@host/x', 'fetch of https://host/x'],
    ['x'.repeat(1_000), 'x'.repeat(300)],
  ])('of "%s" is told without credentials, and not at length', (text, told) => {
    expect(reasonOf(new Error(text))).toBe(told);
    expect(reasonOf(text)).toBe(told);
  });
});
