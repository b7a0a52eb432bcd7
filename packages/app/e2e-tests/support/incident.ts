import { expect, type Page } from '@playwright/test';

/** Starts a drill about checkout and waits for its war room; gives the incident's address. */
export async function startDrill(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Start a drill' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start a drill' });
  await dialog.getByRole('button', { name: /Catalog entity/ }).click();
  await page
    .getByRole('option', { name: 'checkout (component)', exact: true })
    .click();
  await dialog.getByRole('button', { name: 'Start the drill' }).click();
  await expect(
    page.getByRole('heading', { level: 2, name: /checkout/ }),
  ).toBeVisible();
  await expect(page.getByText(/^War room assembled in \d+ ms$/)).toBeVisible();
  return page.url();
}

/** Takes command and waits until the page says so. */
export async function takeCommand(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take command' }).click();
  await expect(
    page.getByText('ada.moreau took command', { exact: true }),
  ).toBeVisible();
}

/** Lets the writer propose a status update and waits for the words. */
export async function proposeDraft(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Let the writer propose' }).click();
  await expect(
    page.getByRole('heading', { name: 'Exactly this will be published' }),
  ).toBeVisible();
}
