import { expect, type Page } from '@playwright/test';

/** A demo person, by first name. */
export type Persona = 'Ada' | 'Ben' | 'Clara' | 'Dev';

/** Signs in and waits for the list of incidents. */
export async function signIn(page: Page, persona: Persona): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: `Sign in as ${persona}` }).click();
  await expect(
    page.getByRole('button', { name: 'Declare incident' }),
  ).toBeVisible();
}
