import { expect, test } from '@playwright/test';
import { axeOn } from './support/axe';
import { sampleServer } from './support/sample-server';

test.describe('the outage of the sample company', () => {
  const server = sampleServer(test);

  test('is told in the headline with what was behind it, and stands beside what its topic did', async ({
    page,
  }) => {
    await page.goto(server.url);
    const headline = page.locator('.river-headline');
    await expect(headline).toContainText('came to 4.1× its usual day, 13 Nov');
    await expect(headline).toContainText('behind it: ');
    await expect(headline.getByRole('link', { name: /outage/ })).toHaveAttribute(
      'href',
      /\/threads\?.*from=.*to=/,
    );
    const network = page.getByRole('row', { name: /^Network/ });
    await network.getByRole('button', { name: /^13 Nov\s*, 4.1× the mentions/ }).click();
    await expect(page.getByRole('dialog', { name: 'Spike of Network' })).toBeVisible();
  });

  test('stands on the River as a spike, and its card is opened and read by keyboard', async ({ page }) => {
    await page.goto(server.url);
    const badge = page.getByRole('toolbar', { name: 'Spikes' }).getByRole('button', {
      name: /^Spike by its own usual: Network: 4.1× the mentions usual for that day, unexpected, 13 Nov 2026/,
    });
    await badge.focus();
    await page.keyboard.press('Enter');
    const card = page.getByRole('dialog', { name: 'Spike of Network' });
    await expect(card).toContainText('unexpected: it began with the incident Network outage');
    await expect(
      card.getByRole('img', { name: /^Network, .*4.1× the mentions usual for that day/ }),
    ).toBeVisible();
    await expect(card.locator('blockquote')).toHaveCount(3);
    const risen = card.getByRole('region', { name: 'Flaws that rose in it' });
    await expect(risen.getByRole('link', { name: 'The core network fails' })).toBeVisible();
    await expect(card.getByRole('link', { name: 'Complaints begun in it, largest first' })).toHaveAttribute(
      'href',
      /complaint=yes.*begunFrom=.*begunTo=/,
    );
    const drivers = card.getByRole('region', { name: 'What drove it' });
    await expect(drivers.getByRole('row', { name: /^negative/ })).toBeVisible();
    await expect(drivers.getByRole('link', { name: 'outage' })).toBeVisible();
    const { violations } = await axeOn(page).include('dialog').analyze();
    expect(violations).toEqual([]);
    await expect(page).toHaveURL(/why=/);
    await page.reload();
    await expect(card.locator('blockquote')).toHaveCount(3);
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await expect(page).not.toHaveURL(/why=/);
  });
});
