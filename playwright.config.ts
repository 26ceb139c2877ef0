import { defineConfig } from '@playwright/test';

/** Every spec starts the server it needs; the browser is the machine's Chromium. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/global-setup.ts',
  timeout: 180_000,
  expect: {
    timeout: 15_000,
    // Animations stand still and the caret is hidden by default.
    toHaveScreenshot: { maxDiffPixels: 40, scale: 'device', pathTemplate: '{testDir}/pictures/{arg}{ext}' },
  },
  fullyParallel: false,
  workers: 1,
  // In a clean run a test that fails gets one more try, and is named in the result when it needed it.
  retries: process.env.EDDYLINE_RETRIES ? Number(process.env.EDDYLINE_RETRIES) : 0,
  outputDir: '.cache/playwright',
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    },
  },
});
