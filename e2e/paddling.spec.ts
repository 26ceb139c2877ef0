import { expect } from '@playwright/test';
import { test } from './support/app';

const CAMPAIGN = 'Autumn Fair';
const mention = (id: number) =>
  `${id},2026-11-${String(1 + (id % 20)).padStart(2, '0')}T10:00:00Z,"I hate this terrible network, number ${id}",user_${id},mastodon`;
const MENTIONS = ['id,at,text,author,source', ...Array.from({ length: 40 }, (_, id) => mention(id))].join(
  '\n',
);
const POSTS = [
  'id,at,text,channel,url,campaign,impressions,clicks',
  `p1,2026-11-06T09:00:00Z,"The fair opens, <b>come by</b>",mastodon,https://mastodon.example/p1,${CAMPAIGN},12500,310`,
  `p2,2026-11-12T09:00:00Z,"Half time at the fair",mastodon,https://mastodon.example/p2,${CAMPAIGN},8040,95`,
].join('\n');

test('a marketer adds a campaign, imports its posts from a CSV, and sees them with it and on the River', async ({
  open,
  server,
}) => {
  await fetch(`${server.url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: MENTIONS,
  });
  const page = await open('/campaigns?river=real');
  await page.getByRole('link', { name: 'Add a campaign' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(CAMPAIGN);
  await dialog.getByLabel('First day').fill('2026-11-05');
  await dialog.getByLabel('Last day').fill('2026-11-15');
  await dialog.getByLabel('Owner').fill('Marketing');
  await dialog.getByRole('button', { name: 'Add campaign' }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole('link', { name: CAMPAIGN }).click();
  await expect(page.getByRole('heading', { name: CAMPAIGN })).toBeVisible();
  await expect(page.getByText('No posts yet.')).toBeVisible();
  const campaignUrl = page.url();

  await page.getByRole('link', { name: 'Import posts from a CSV' }).click();
  await page.getByLabel('File to import').setInputFiles({
    name: 'posts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(POSTS),
  });
  await page.getByLabel('This file holds').selectOption('posts');
  await page.getByRole('button', { name: 'Import posts' }).click();
  await expect(page.getByRole('link', { name: 'See it on the River' })).toBeVisible();

  await page.goto(campaignUrl);
  const posts = page.getByRole('table').getByRole('row');
  await expect(posts).toHaveCount(3);
  await expect(posts.nth(1)).toContainText('Half time at the fair');
  await expect(posts.nth(2)).toContainText('The fair opens, <b>come by</b>');
  await expect(posts.nth(2)).toContainText('12,500');
  await expect(posts.nth(2)).toContainText('posts.csv');

  await page.goto(
    `${server.url}/?river=real&from=2026-11-01T00:00:00Z&to=2026-11-21T00:00:00Z&complete=false`,
  );
  await expect(
    page.getByLabel('Paddling: campaigns, posts and marks').getByLabel(/Autumn Fair.*2 posts in view/),
  ).toBeVisible();

  await page.goto(campaignUrl);
  await page.getByRole('button', { name: /^Remove: post of 12 Nov/ }).click();
  await page.getByRole('button', { name: /^Press again: post of 12 Nov/ }).click();
  await expect(posts).toHaveCount(2);

  await page.getByRole('link', { name: 'Change the campaign' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Press again to remove' }).click();
  await expect(page).toHaveURL(/\/campaigns\?river=real$/);
  await expect(page.getByText('Campaign “Autumn Fair” was removed; its posts stay.')).toBeVisible();
  await page.getByRole('button', { name: 'Put this note away' }).click();
  await expect(page.getByText('was removed')).toBeHidden();
});

test('a partner’s post is made ours in its thread, leaves the currents, and comes back', async ({
  open,
  server,
}) => {
  await fetch(`${server.url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: MENTIONS,
  });
  const window = 'from=2026-11-01T00:00:00Z&to=2026-11-21T00:00:00Z&river=real';
  const heard = async () => {
    const answer = await fetch(`${server.url}/api/v1/currents?${window}`);
    return ((await answer.json()) as { totals: { mentions: number } }).totals.mentions;
  };
  const sample = await fetch(`${server.url}/api/v1/voices/sample?${window}`);
  const [voice] = ((await sample.json()) as { items: { thread: { id: string } }[] }).items;
  const before = await heard();

  const page = await open(`/threads/${voice?.thread.id}?river=real`);
  await page.getByRole('button', { name: 'this is ours' }).click();
  await expect(page.getByRole('dialog')).toContainText('leaves the currents');
  await page.getByRole('button', { name: 'It is ours' }).click();
  await expect(page.getByText('It is ours now and has left the currents.')).toBeVisible();
  expect(await heard()).toBe(before - 1);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'this is ours' })).toBeVisible();
  expect(await heard()).toBe(before);

  await page.getByRole('button', { name: 'this is ours' }).click();
  await page.getByRole('button', { name: 'It is ours' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.reload();
  await page.getByRole('button', { name: 'not ours' }).click();
  await page.getByRole('button', { name: 'It is not ours' }).click();
  await expect(page.getByRole('button', { name: 'this is ours' })).toBeVisible();
  expect(await heard()).toBe(before);
});
