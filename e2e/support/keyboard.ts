import { expect, type Locator, type Page } from '@playwright/test';

const MOST_STOPS = 150;

/** Goes on by Tab until `target` has the focus, which must then be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const drawn = await target.evaluate((element) => {
        const look = getComputedStyle(element);
        return look.outlineStyle !== 'none' || look.boxShadow !== 'none';
      });
      expect(drawn, `The focus on ${target} is not seen.`).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} is not reached by Tab.`);
}

/** Holds that what is heard of `part` says these one after the other. */
export async function hearsInOrder(part: Locator, words: readonly RegExp[]): Promise<void> {
  await expect(async () => {
    const heard = await part.ariaSnapshot();
    let at = 0;
    for (const each of words) {
      const found = heard.slice(at).search(each);
      expect(found, `“${each}” is not heard after what comes before it in:\n${heard}`).toBeGreaterThanOrEqual(
        0,
      );
      at += found + 1;
    }
  }).toPass({ timeout: 15_000 });
}
