import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts'],
    env: { TZ: 'America/New_York' },
    testTimeout: 90_000,
    hookTimeout: 240_000,
    // Two cores: each PostgreSQL and PGlite suite brings a process or a megabyte-heavy instance of its own.
    maxWorkers: 2,
  },
});
