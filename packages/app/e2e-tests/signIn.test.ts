import { expect, test } from '@playwright/test';

test('the sign-in page offers the demo people and remembers the choice in this tab', async ({
  page,
}) => {
  await page.goto('/');
  for (const name of ['Ada', 'Ben', 'Clara']) {
    await expect(
      page.getByRole('button', { name: `Sign in as ${name}` }),
    ).toBeVisible();
  }
  await page.getByRole('button', { name: 'Sign in as Ada' }).click();
  await expect(page).toHaveURL(/\/incidents/);
  await page.reload();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Incidents' }),
  ).toBeVisible();
});

test('signing out brings the choice back', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as Clara' }).click();
  await page.goto('/settings');
  await expect(page.getByText('Clara Lindqvist').first()).toBeVisible();
  await page.getByTestId('user-settings-menu').click();
  await page.getByText('Sign Out').click();
  await expect(
    page.getByRole('button', { name: 'Sign in as Ada' }),
  ).toBeVisible();
});

test('the catalog shows the demo organisation', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as Ben' }).click();
  await page.goto('/catalog/default/component/checkout');
  await expect(
    page.getByRole('heading', { name: 'checkout' }).first(),
  ).toBeVisible();
});
