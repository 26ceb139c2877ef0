import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataDir } from './data-dir';

describe('openDataDir', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'eddyline-data-dir-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const modeOf = (path: string) => statSync(path).mode & 0o777;

  it('is .eddyline in the project, closed to everyone else', () => {
    const dir = openDataDir({}, root);
    expect(dir).toBe(join(root, '.eddyline'));
    expect(modeOf(dir)).toBe(0o700);
  });

  it.each([
    ['kept/deep', () => join(root, 'kept/deep')],
    ['  ', () => join(root, '.eddyline')],
  ])('counts the relative EDDYLINE_DATA_DIR "%s" from the project', (value, expected) => {
    expect(openDataDir({ EDDYLINE_DATA_DIR: value }, root)).toBe(expected());
  });

  it('takes an absolute EDDYLINE_DATA_DIR as it is', () => {
    expect(openDataDir({ EDDYLINE_DATA_DIR: join(root, 'abs') }, '/nowhere')).toBe(join(root, 'abs'));
  });

  it('closes a folder that others could enter', () => {
    mkdirSync(join(root, '.eddyline'));
    chmodSync(join(root, '.eddyline'), 0o755);
    expect(modeOf(openDataDir({}, root))).toBe(0o700);
  });

  it.each(['.', '..', '/', tmpdir(), homedir()])('never closes %s, a folder others use too', (value) => {
    const before = modeOf(tmpdir());
    expect(() => openDataDir({ EDDYLINE_DATA_DIR: value }, root)).toThrow(/folder of its own/);
    expect(modeOf(tmpdir())).toBe(before);
  });
});
