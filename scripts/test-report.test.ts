import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from './test-report.mjs';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'eddyline-report-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function write(report: unknown): string {
  const path = join(dir, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
}

describe('countVitest', () => {
  const file = (status: string, ...tests: string[]) => ({
    status,
    assertionResults: tests.map((each, index) => ({ status: each, fullName: `rule ${index}` })),
  });

  it('counts each test and names the ones that did not run', () => {
    const path = write({
      testResults: [file('failed', 'passed', 'failed'), file('passed', 'passed', 'skipped', 'todo')],
    });
    expect(countVitest(path)).toEqual({
      passed: 2,
      failed: 1,
      skipped: ['rule 1 (skipped)', 'rule 2 (todo)'],
    });
  });

  it('counts a file that fails before or outside its tests as one failed', () => {
    const path = write({ testResults: [file('failed'), file('failed', 'passed')] });
    expect(countVitest(path)).toEqual({ passed: 1, failed: 2, skipped: [] });
  });
});

describe('countPlaywright', () => {
  const spec = (title: string, status: string, annotations?: unknown[]) => ({
    title,
    tests: [{ status, annotations }],
  });

  it('names a test that needed a second try and gives the reason of a skipped one', () => {
    const inner = { title: 'group', specs: [spec('b', 'flaky'), spec('c', 'unexpected')] };
    const skipped = spec('d', 'skipped', [{ type: 'skip', description: 'no touch screen' }]);
    const outer = {
      title: 'river.spec.ts',
      specs: [spec('a', 'expected'), skipped, spec('e', 'skipped')],
      suites: [inner],
    };
    expect(countPlaywright(write({ suites: [outer], errors: [] }))).toEqual({
      passed: 2,
      failed: 1,
      unsteady: ['river.spec.ts group b'],
      skipped: ['river.spec.ts d (no touch screen)', 'river.spec.ts e (no reason given)'],
    });
  });

  it('counts an error outside all tests as failed', () => {
    expect(countPlaywright(write({ suites: [], errors: [{ message: 'no server' }] }))).toMatchObject({
      failed: 1,
    });
  });
});

it.each([countVitest, countPlaywright])('%o answers null where the run left no report', (count) => {
  expect(count(join(dir, 'none.json'))).toBeNull();
});
