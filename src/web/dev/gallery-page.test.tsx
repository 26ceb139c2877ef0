// @vitest-environment jsdom
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { SHOWN } from './gallery-page';

const UI = path.resolve(import.meta.dirname, '../ui');

it('shows every component of src/web/ui, and nothing that is no longer there', () => {
  const files = readdirSync(UI, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .map((file) => file.replaceAll(path.sep, '/'));
  expect(files.length).toBeGreaterThan(20);
  expect(SHOWN.map(({ file }) => file).sort()).toEqual(files.sort());
});
