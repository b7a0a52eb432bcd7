import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { proposeDraft, startDrill, takeCommand } from './support/incident';
import { signIn } from './support/people';

// A whole incident on a small machine.
test.setTimeout(120_000);

/** Where the local Slack shows what somebody sees. */
const SLACK = process.env.SLACK_URL ?? 'http://localhost:7010';
const APPROVE = { name: 'Approve & Publish' };

/** The newest war room, as Ada sees it in Slack. */
async function openSlack(page: Page): Promise<Page> {
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error('There is no browser.');
  const slack = await context.newPage();
  // The channel she was asked into last.
  await expect(async () => {
    await slack.goto(`${SLACK}/?user=ada.moreau`);
    await expect(slack.getByRole('heading', { name: /^#inc-/ })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
  return slack;
}

const shot = (name: string) => `e2e-test-report/screenshots/${name}.png`;

const published = (page: Page) =>
  page
    .getByRole('region', { name: 'Earlier updates' })
    .getByText('Published', { exact: true });

test('words are approved once in Slack and once in the console, and both agree', async ({
  page,
}) => {
  await signIn(page, 'Ada');
  await startDrill(page);
  await takeCommand(page);
  await proposeDraft(page);

  const slack = await openSlack(page);
  const room = slack.getByRole('log', { name: 'Messages' });
  await test.step('in Slack', async () => {
    const approve = room.getByRole('button', APPROVE);
    await expect(approve).toHaveCount(1);
    await expectAccessible(slack, 'body');
    await slack.screenshot({ path: shot('slack-approval') });
    await approve.click();
    const asked = slack.getByRole('dialog');
    await expect(asked).toBeVisible();
    await expectAccessible(slack, 'body');
    await asked.getByRole('button').last().click();
    await expect(published(page)).toHaveCount(1);
    // Who, from where, and that nothing can be decided any more.
    await expect(page.getByText(/Slack/).first()).toBeVisible();
    await expect(room.getByRole('button', APPROVE)).toHaveCount(0);
    await expect(room).toContainText(/Published.* ada\.moreau/);
    await slack.screenshot({ path: shot('slack-approved') });
  });

  await test.step('in the console', async () => {
    await proposeDraft(page);
    await expect(room.getByRole('button', APPROVE)).toHaveCount(1);
    await page.getByRole('button', { name: 'Approve and publish' }).click();
    await page
      .getByRole('dialog', { name: 'Publish these words?' })
      .getByRole('button', { name: /^Approve revision/ })
      .click();
    await expect(published(page)).toHaveCount(2);
    await expect(room.getByRole('button', APPROVE)).toHaveCount(0);
  });

  await test.step('a form, and the dark', async () => {
    await slack.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(slack, 'body');
    const box = slack.getByRole('combobox', { name: /Message, or/ });
    await box.fill('/incident-response declare');
    await box.press('Enter');
    await expect(slack.locator('#modal')).toBeVisible();
    await expectAccessible(slack, 'body');
    await slack.screenshot({ path: shot('slack-form-dark') });
  });
  await slack.context().close();
});
