import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { startDrill } from './support/incident';
import { signIn } from './support/people';

// Sockets come back at their own pace, and pages are read again every half minute.
test.setTimeout(180_000);

/** Where the local Slack takes orders. */
const SLACK = process.env.SLACK_URL ?? 'http://localhost:7010';

test('the pages say what is wrong with Slack, in light and dark, until it is over', async ({
  page,
  request,
}, info) => {
  const slack = async (order: string, data: object) =>
    expect(
      (await request.post(`${SLACK}/control/${order}`, { data })).ok(),
    ).toBe(true);
  const trouble = page
    .getByRole('status')
    .filter({ hasText: 'The chat does not work as it should' });

  await signIn(page, 'Ada');
  const incident = await startDrill(page);
  await expect(trouble).toHaveCount(0);
  await slack('misbehave', {
    faults: [
      {
        type: 'refused',
        method: 'apps.connections.open',
        error: 'invalid_auth',
        times: 100,
      },
    ],
  });
  await slack('dropSockets', { how: 'abrupt' });
  try {
    // The page that is open hears of it by itself.
    await expect(trouble).toContainText('incidentResponse.slack.appToken', {
      timeout: 60_000,
    });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const [name, address] of [
        ['incident', incident],
        ['list', '/incidents'],
      ]) {
        await page.goto(address);
        await expect(trouble).toBeVisible();
        await page.screenshot({
          path: info.outputPath(`chat-trouble-${name}-${colorScheme}.png`),
          animations: 'disabled',
        });
        await expectAccessible(page, 'main');
      }
    }
  } finally {
    await slack('behave', {});
  }
  await page.goto(incident);
  await expect(trouble).toHaveCount(0, { timeout: 90_000 });
});
