import { expect, test } from '@playwright/test';
import { proposeDraft, startDrill, takeCommand } from './support/incident';
import { signIn } from './support/people';

// A whole incident on a small machine.
test.setTimeout(120_000);

const backendUrl = process.env.BACKEND_URL ?? 'http://localhost:7007';
const WORDS = `Card payments fail for some customers (${Date.now()}).`;

test('an incident runs from the alert to the postmortem', async ({
  page,
  request,
}) => {
  const publicStatus = async () =>
    (
      await request.get(`${backendUrl}/api/incident-response/public/status`)
    ).text();

  await signIn(page, 'Ada');
  await startDrill(page);
  await expect(page.getByText('This is a drill')).toBeVisible();
  // A drill calls nobody but the people whom somebody names.
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const invite = page.getByRole('dialog', { name: 'Invite people' });
  await invite.getByRole('textbox').fill('ben.okafor');
  await invite.getByRole('button', { name: 'Invite' }).click();
  await expect(
    page.getByRole('list', { name: 'Responders' }).getByText('Ben Okafor'),
  ).toBeVisible();

  await takeCommand(page);
  await proposeDraft(page);

  await page.getByRole('button', { name: 'Revise' }).click();
  const revise = page.getByRole('dialog', { name: 'Revise the draft' });
  await revise.getByLabel('Message').fill(WORDS);
  await expect(
    revise
      .getByRole('group', { name: 'Component statuses' })
      .getByText(/suggested by/)
      .first(),
  ).toBeVisible();
  await revise.getByRole('button', { name: 'Save as revision 2' }).click();
  await expect(page.getByText('Changed since revision 1')).toBeVisible();
  await expect(page.getByLabel('Message')).toHaveText(WORDS);
  expect(await publicStatus()).not.toContain(WORDS);

  await page.getByRole('button', { name: 'Approve and publish' }).click();
  const approve = page.getByRole('dialog', { name: 'Publish these words?' });
  await expect(approve.getByLabel('Message')).toHaveText(WORDS);
  await approve.getByRole('button', { name: 'Approve revision 2' }).click();
  await expect(
    page
      .getByRole('region', { name: 'Earlier updates' })
      .getByText('Published', { exact: true }),
  ).toBeVisible();
  expect(await publicStatus()).toContain(WORDS);

  for (const [action, summary] of [
    ['Mitigate', 'Rolled back to the release before.'],
    ['Resolve', 'Error rate is back to normal.'],
  ]) {
    await page.getByRole('button', { name: action, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What was done?').fill(summary);
    await dialog.getByRole('button', { name: action, exact: true }).click();
    await expect(dialog).toBeHidden();
  }
  await expect(page.getByText('Resolved', { exact: true })).toBeVisible();

  await page.getByRole('tab', { name: 'Postmortem' }).click();
  const postmortem = page.getByRole('article', { name: 'Postmortem' });
  await expect(postmortem).toContainText('Rolled back to the release before.');
  await expect(postmortem).toContainText(/#\d+/);
});

test('the list narrows by its filters, and its address can be shared', async ({
  page,
}) => {
  await signIn(page, 'Ada');
  await page.getByRole('button', { name: 'Declare incident' }).click();
  const title = `Search is slow ${Date.now()}`;
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What is broken?').fill(title);
  await dialog.getByRole('button', { name: 'Declare', exact: true }).click();
  await expect(
    page.getByRole('heading', { level: 2, name: title }),
  ).toBeVisible();

  await page.getByRole('link', { name: 'All incidents' }).click();
  await page.getByLabel('Search titles').fill(title.slice(-13));
  await expect(page).toHaveURL(/text=\d+/);
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('link', { name: title })).toBeVisible();

  await page.goto(`${page.url()}&severity=P4`);
  await expect(
    page.getByText('No incident matches these filters'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
});
