import { describe, expect, test } from 'vitest';
import { readMarkCommand } from './mark-command';

const NOW = new Date('2026-11-23T10:00:00Z');
const release = { type: 'release', label: 'app 8.4', version: '8.4.0' };

describe('readMarkCommand', () => {
  test('marks now when no time is given, each run anew', () => {
    const { body, key } = readMarkCommand(release, NOW);
    expect(body).toMatchObject({
      kind: 'release',
      at: NOW.toISOString(),
      label: 'app 8.4',
      version: '8.4.0',
    });
    expect(key).toBeNull();
  });

  test('gives the same key for the same mark at a given time, and takes one that is given', () => {
    const timed = { ...release, at: '2026-11-23T14:00:00+01:00' };
    const { body, key } = readMarkCommand(timed, NOW);
    expect(body).toMatchObject({ at: '2026-11-23T13:00:00.000Z' });
    expect(readMarkCommand(timed, NOW).key).toBe(key);
    expect(readMarkCommand({ ...timed, version: '8.4.1' }, NOW).key).not.toBe(key);
    expect(readMarkCommand({ ...timed, key: 'build 7' }, NOW).key).toBe('build 7');
  });

  test.each([
    [{ label: 'x' }, '--type and --label'],
    [{ type: 'party', label: 'x' }, '--type must be one of release, fix, incident, note'],
    [{ ...release, at: '2026-11-23 14:00' }, 'a time with its zone'],
    [{ ...release, url: 'javascript:alert(1)' }, '--url'],
    [{ ...release, at: '2026-11-23T14:00:00Z', end: '2026-11-23T13:00:00Z' }, 'must lie after the start'],
  ])('refuses %j with a sentence', (options, words) => {
    expect(() => readMarkCommand(options, NOW)).toThrow(words);
  });
});
