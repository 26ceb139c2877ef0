import { expect, type Page, test } from '@playwright/test';
import { sampleServer } from './support/sample-server';

test.describe('the reactions of a campaign', () => {
  const server = sampleServer(test);

  const card = (page: Page) => page.getByRole('region', { name: 'Reactions' });
  const rows = (page: Page) =>
    card(page).getByRole('list', { name: 'Reactions, newest first' }).locator('> li');

  async function openCampaign(page: Page, name: string): Promise<void> {
    const answer = await fetch(`${server.url}/api/v1/campaigns?river=sample`);
    const { items } = (await answer.json()) as { items: { id: string; name: string }[] };
    const id = items.find((campaign) => campaign.name === name)?.id;
    await page.goto(`${server.url}/campaigns/${id}?river=sample`);
    await expect(rows(page).first()).toBeVisible();
  }

  test('a marketer sees by which rule each counts, narrows to one, and switches it off', async ({ page }) => {
    await openCampaign(page, 'Double Data Weeks');
    await expect(card(page)).toContainText('does not show that the campaign brought it about');
    await expect(rows(page).first()).toContainText('Why here');
    await card(page).getByLabel('Found by').selectOption({ label: 'uses #DoubleData' });
    await expect(page).toHaveURL(/rule=/);
    await expect(rows(page).first()).toContainText('#DoubleData');
    await page.reload();
    await expect(rows(page).first()).toContainText('#DoubleData');

    const rule = card(page).getByRole('checkbox', { name: 'uses #DoubleData' });
    await rule.click();
    await expect(rule).not.toBeChecked();
    await expect(card(page)).toContainText('off; would find');
    await expect(card(page).getByText('Nothing by these filters.')).toBeVisible();
    await card(page).getByRole('button', { name: 'Show all reactions' }).click();
    await expect(rows(page).first()).toBeVisible();
    await rule.click();
    await expect(rule).toBeChecked();
    await expect(card(page)).not.toContainText('off; would find');
  });

  test('removes one by hand and undoes it, and adds one by the link of its turn', async ({ page }) => {
    await openCampaign(page, 'Double Data Weeks');
    const words = (await rows(page).first().locator('blockquote').textContent()) ?? '';
    const removed = rows(page).filter({ hasText: words });
    await removed
      .first()
      .getByRole('button', { name: /^Remove from the campaign/ })
      .click();
    await expect(card(page).getByText(/^Removed: “/)).toBeVisible();
    await expect(removed).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(removed.first()).toBeVisible();

    const voices = `${server.url}/api/v1/voices/sample?river=sample&limit=5&from=2026-08-10T00:00:00Z&to=2026-08-20T00:00:00Z`;
    const { items } = (await (await fetch(voices)).json()) as {
      items: { id: string; thread: { id: string } }[];
    };
    await card(page).getByRole('button', { name: 'Add a mention' }).click();
    const link = card(page).getByLabel('Link of the mention');
    await link.fill('nowhere');
    await card(page).getByRole('button', { name: 'Add', exact: true }).click();
    await expect(card(page)).toContainText('Paste the link of a post');
    await link.fill(`${server.url}/threads/${items[0]?.thread.id}?turn=${items[0]?.id}`);
    await card(page).getByRole('button', { name: 'Add', exact: true }).click();
    await expect(card(page).getByText(/^Added: “/)).toBeVisible();
    await card(page).getByLabel('Chosen by a person').selectOption('added');
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page).first()).toContainText('added by');
  });
});
