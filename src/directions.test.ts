import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkDirections } from '../scripts/directions.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const written: string[] = [];

function write(file: string, text: string): string {
  const full = path.join(ROOT, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
  written.push(full);
  return file;
}

afterEach(() => {
  for (const file of written.splice(0)) rmSync(file);
});

describe('the map of directions', () => {
  it.each([
    ['src/domain/forbidden-probe.ts', "import '../contract/endpoint';", 'domain-imports-only'],
    ['src/domain/forbidden-probe.ts', "import 'kysely';", 'domain-uses-pure-packages-only'],
    ['src/web/lib/forbidden-probe.ts', "import '../../server/app';", 'web-imports-only'],
    [
      'src/web/lib/forbidden-probe.ts',
      "import type { Db } from '../../server/db/database'; export type X = Db;",
      'web-imports-only',
    ],
    ['src/server/routes/forbidden-probe.ts', "import 'node:fs';", 'app-runs-anywhere'],
    ['src/server/routes/forbidden-probe.ts', "import 'kysely';", 'sql-only-in-stores'],
  ])('refuses in %s: %s', async (file, text, rule) => {
    const { faults } = await checkDirections([write(file, text)]);
    const fault = faults.find((found) => found.from === file && found.rule.startsWith(rule));
    expect(fault?.comment).toContain('docs/architecture.md');
  });
});
