import { expect } from '@playwright/test';
import type { AuditReport } from '../src/contract/audit';
import { test } from './support/app';
import { axeOn } from './support/axe';

const SAID = ['I hate this, it is terrible', 'I love it, thank you', 'My order arrives on Tuesday'];

test.describe('the audit', () => {
  test.beforeEach(async ({ server }) => {
    const rows = Array.from({ length: 30 }, (_, number) => ({
      id: `${number}`,
      at: `2026-11-02T10:00:${String(number).padStart(2, '0')}Z`,
      text: `${SAID[number % SAID.length]} ${number}`,
      source: 'forum',
      author: `author ${number}`,
      lang: 'en',
    }));
    const answer = await fetch(`${server.url}/api/v1/imports/mentions`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
    });
    expect(answer.status, await answer.text()).toBe(200);
  });

  test('is done by keyboard, blind until decided; undo brings the last one back; the report shows', async ({
    page,
    server,
  }) => {
    const report = async () =>
      (await (await fetch(`${server.url}/api/v1/audit/report`)).json()) as AuditReport;
    await page.goto(`${server.url}/settings/audit?seed=5`);
    const quote = page.locator('.audit-quote blockquote');
    await expect(quote).toContainText(/hate|love|order/);
    await expect(page.getByLabel('Judged last')).toHaveCount(0);
    const first = await quote.textContent();

    await page.keyboard.press('c');
    await expect(page.getByRole('button', { name: 'a complaint' }).first()).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await page.keyboard.press('n');
    await expect(quote).not.toHaveText(first as string);
    await expect(page.getByText('1 of 30 judged')).toBeVisible();
    await expect(page.getByLabel('Judged last')).toContainText(/the engine (agrees|said)/);
    await expect(page.getByRole('dialog')).toHaveCount(0);

    // The other way round both answers are kept, too.
    const second = await quote.textContent();
    await page.keyboard.press('n');
    await expect(page.getByText('And is it a complaint?', { exact: false })).toBeVisible();
    await page.keyboard.press('x');
    await expect(quote).not.toHaveText(second as string);
    await expect(page.getByText('2 of 30 judged')).toBeVisible();
    await expect(page.getByLabel('Judged last').getByRole('listitem').first()).toContainText('no complaint');
    await page.keyboard.press('u');
    await expect(quote).toHaveText(second as string);
    await expect(page.getByText('1 of 30 judged')).toBeVisible();

    await page.keyboard.press('u');
    await expect(quote).toHaveText(first as string);
    await expect(page.getByText('0 of 30 judged')).toBeVisible();
    expect((await report()).sentiment.labels).toBe(0);

    await page.keyboard.press('s');
    await expect(page.getByText('1 skipped', { exact: false }).first()).toBeVisible();
    for (let done = 1; done < 30; done++) {
      const text = (await quote.textContent()) as string;
      await page.keyboard.press(text.includes('hate') ? 'n' : text.includes('love') ? 'p' : '0');
      if (text.includes('hate')) await page.keyboard.press('c');
      if (done < 29) await expect(quote).not.toHaveText(text);
    }
    await expect(page.getByText('All of this draw is judged.', { exact: false })).toBeVisible();
    await expect(page.getByText('29 of 30 judged')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Confusion' })).toContainText('negative');
    await expect(page.getByText('Too few labels:', { exact: false }).first()).toBeVisible();
    await expect.poll(async () => (await report()).sentiment.labels).toBe(29);

    // The same address goes on where it was left.
    await page.reload();
    await expect(page.getByText('29 of 30 judged')).toBeVisible();
    const found = await axeOn(page).analyze();
    expect(found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual(
      [],
    );
  });
});
