import { createSqliteDatabase } from '../contract/__testUtils__/testDatabase';
import { ALERT } from '../domain/__testUtils__/ledgerOf';
import { playWithFaults } from './__testUtils__/playWithFaults';

jest.setTimeout(60_000);

describe('an alert that could not be read back', () => {
  it('is refused at the door, naming the field', async () => {
    const database = await createSqliteDatabase();
    const play = await playWithFaults(database);
    await expect(
      play.service.ingest('grafana-oncall', {
        alert: { ...ALERT, title: 'x'.repeat(1_001) },
      }),
    ).rejects.toMatchObject({
      name: 'MalformedAlertError',
      status: 422,
      message: expect.stringContaining("The alert's title cannot be stored"),
    });
    await play.engine.stop();
    await database.remove();
  });
});
