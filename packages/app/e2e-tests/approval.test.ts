import { expect, test } from '@playwright/test';
import { proposeDraft, startDrill, takeCommand } from './support/incident';
import { signIn } from './support/people';

// A whole incident on a small machine.
test.setTimeout(120_000);

test('only the commander approves: somebody else is told why not, live', async ({
  browser,
  page,
}) => {
  await signIn(page, 'Ada');
  const address = await startDrill(page);
  await takeCommand(page);

  const other = await (await browser.newContext()).newPage();
  await signIn(other, 'Dev');
  await other.goto(address);
  await expect(
    other.getByText('ada.moreau took command', { exact: true }),
  ).toBeVisible();

  // The draft appears for the second person without a reload.
  await proposeDraft(page);
  const approve = other.getByRole('button', { name: 'Approve and publish' });
  await expect(approve).toBeVisible();
  await expect(approve).toHaveAttribute('aria-disabled', 'true');
  const reason =
    /Only the incident commander or a member of group:default\/communications may do this/;
  await expect(approve).toHaveAccessibleDescription(reason);
  await expect(
    other.getByRole('paragraph').filter({ hasText: reason }),
  ).toBeVisible();
  await approve.press('Enter');
  await expect(other.getByRole('dialog')).toBeHidden();
  await other.context().close();
});

test('approving needs no mouse', async ({ page }) => {
  await signIn(page, 'Ada');
  await startDrill(page);
  await takeCommand(page);
  await proposeDraft(page);

  const tabTo = async (name: string) => {
    const target = page.getByRole('button', { name, exact: true });
    for (let i = 0; i < 80; i++) {
      if (await target.evaluate(node => node === document.activeElement)) {
        return;
      }
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} is not reached with the Tab key.`);
  };
  await tabTo('Approve and publish');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('dialog', { name: 'Publish these words?' }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(
    page.getByRole('button', { name: 'Approve and publish' }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo('Approve revision 1');
  await page.keyboard.press('Enter');
  await expect(
    page
      .getByRole('region', { name: 'Earlier updates' })
      .getByText('Published', { exact: true }),
  ).toBeVisible();
});
