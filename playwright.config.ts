import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

const RETRIES = Number(process.env.EDDYLINE_RETRIES ?? 0);

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
  // A server, a browser and the test take turns: one file alone leaves a good part of two cores idle.
  workers: Math.min(2, availableParallelism()),
  // In a clean run a test that fails gets one more try, and is named in the result when it needed it.
  retries: RETRIES,
  outputDir: '.cache/playwright',
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    // A trace takes a fifth of all work; where a test is tried again, that try is the one to trace.
    trace: RETRIES > 0 ? 'on-first-retry' : 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    },
  },
});
