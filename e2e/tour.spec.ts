import { expect, test } from '@playwright/test';
import { startServer } from '../src/server/testing/server-process';
import { freePort } from './support/place';
import { newSampleDir, SAMPLE_ENV } from './support/sample-place';

test('a newcomer goes the four stops by keyboard, through a load of the page, to bringing their own', async ({
  page,
}) => {
  const { dataDir, clear } = await newSampleDir();
  const server = await startServer({ port: await freePort(), dataDir, env: SAMPLE_ENV });
  await page.goto(server.url);
  await page.getByRole('button', { name: /^Take the tour/ }).press('Enter');
  const tour = page.getByRole('complementary', { name: 'Tour' });
  const next = tour.getByRole('button', { name: 'Next' });
  await expect(tour.getByRole('heading')).toBeFocused();
  await expect(tour).toContainText('1 of 4');
  await expect(tour).toContainText('Network: 4.1× the mentions usual for that day, 13 Nov');
  await next.press('Enter');
  await expect(tour).toContainText(/\d+ people, \d+ complaints/);
  await expect(page.getByRole('heading', { level: 1, name: 'The core network fails' })).toBeVisible();
  await page.reload();
  await expect(tour).toContainText('2 of 4');
  await next.press('Enter');
  await expect(page).toHaveURL(/\/campaigns\//);
  await expect(tour).toContainText(/ran \d/);
  await tour.getByRole('button', { name: 'Back' }).press('Enter');
  await expect(page).toHaveURL(/\/flaws\//);
  await next.press('Enter');
  await next.press('Enter');
  await expect(page).toHaveURL(/\/flow/);
  await expect(tour).toContainText('complaints at Billing');
  await tour.getByRole('link', { name: 'Bring your own' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Imports' })).toBeVisible();
  await expect(tour).toBeHidden();

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('tour');
  await page.keyboard.press('Enter');
  await expect(tour).toContainText('1 of 4');
  await tour.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('Escape');
  await expect(tour).toBeHidden();
  await server.stop();
  clear();
});
