import { existsSync, readFileSync } from 'node:fs';

/**
 * What a run of tests came to. `skipped` names each test that did not run, with its reason where one is given;
 * `unsteady` each that passed only when tried again.
 *
 * @typedef {{ passed: number, failed: number, skipped: string[], unsteady?: string[] }} Counts
 */

/**
 * Counts of Vitest's JSON report; `null` when there is none. A file that fails before its tests counts as one failed.
 *
 * @param {string} path
 * @returns {Counts | null}
 */
export function countVitest(path) {
  const report = readReport(path);
  if (report === null) return null;
  const counts = { passed: 0, failed: 0, skipped: [] };
  for (const file of report.testResults) {
    const failedBefore = counts.failed;
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') counts.passed += 1;
      else if (status === 'failed') counts.failed += 1;
      else counts.skipped.push(`${fullName} (${status})`);
    }
    if (file.status === 'failed' && counts.failed === failedBefore) counts.failed += 1;
  }
  return counts;
}

/**
 * Counts of Playwright's JSON report; `null` when there is none. A test that needed a second try counts as passed and is
 * named; an error outside all tests counts as failed.
 *
 * @param {string} path
 * @returns {Counts | null}
 */
export function countPlaywright(path) {
  const report = readReport(path);
  if (report === null) return null;
  const counts = { passed: 0, failed: report.errors?.length ?? 0, skipped: [], unsteady: [] };
  const count = (suite, titles) => {
    for (const spec of suite.specs ?? []) {
      for (const { status, annotations = [] } of spec.tests) {
        if (status === 'expected') counts.passed += 1;
        else if (status === 'flaky') {
          counts.passed += 1;
          counts.unsteady.push([...titles, spec.title].join(' '));
        } else if (status !== 'skipped') counts.failed += 1;
        else {
          const reason = annotations.find(
            ({ type, description }) => description && ['skip', 'fixme'].includes(type),
          );
          counts.skipped.push(
            `${[...titles, spec.title].join(' ')} (${reason?.description ?? 'no reason given'})`,
          );
        }
      }
    }
    for (const inner of suite.suites ?? []) count(inner, [...titles, inner.title]);
  };
  for (const suite of report.suites ?? []) count(suite, [suite.title]);
  return counts;
}

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
