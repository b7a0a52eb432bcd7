import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { proposeDraft, startDrill, takeCommand } from './support/incident';
import { signIn } from './support/people';

const PAGES = 'main';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`list, incident, menu, evidence and dialogs shut nobody out in ${colorScheme} mode`, async ({
    browser,
  }, info) => {
    test.setTimeout(120_000);
    const context = await browser.newContext({
      colorScheme,
      viewport: { width: 1440, height: 1400 },
    });
    const page = await context.newPage();
    const shot = (name: string) =>
      page.screenshot({
        path: info.outputPath(`${name}-${colorScheme}.png`),
        animations: 'disabled',
      });
    await signIn(page, 'Ada');
    await expectAccessible(page, PAGES);
    await startDrill(page);
    await takeCommand(page);
    await proposeDraft(page);
    await expect(page.getByText(/^Ledger intact/)).toBeVisible();
    await shot('incident');
    if (process.env.UPDATE_DOCS_IMAGES && colorScheme === 'light') {
      await page.screenshot({
        path: 'docs/images/incident-page.png',
        animations: 'disabled',
      });
    }
    await expectAccessible(page, PAGES);
    const more = page.getByRole('button', { name: 'More actions' });
    await more.click();
    await expect(page.getByRole('menuitem', { name: 'Merge' })).toBeVisible();
    await shot('menu');
    await expectAccessible(page, '[role=menu]');
    await page.keyboard.press('Escape');
    await expect(more).toBeFocused();
    await page.getByRole('button', { name: 'Approve and publish' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await shot('approve');
    await expectAccessible(page, '[role=dialog]');
    await page.goto('/incidents/evidence');
    await expect(
      page.getByRole('heading', { name: 'Public keys' }),
    ).toBeVisible();
    await shot('evidence');
    await expectAccessible(page, PAGES);
    await page.getByRole('button', { name: 'Erase a person' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await shot('erase');
    await expectAccessible(page, '[role=dialog]');
    await context.close();
  });
}

test('nothing is cut off on a narrow screen', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 800 },
  });
  const page = await context.newPage();
  await signIn(page, 'Ada');
  await startDrill(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await context.close();
});
