import { describe, expect, it } from 'vitest';
import { effectCsv, effectFileName } from './effect-csv';
import { ANSWER, REFUSED } from './effect-fixture';

const lines = effectCsv('Double Data Weeks', ANSWER).trimEnd().split('\r\n');
const header = lines.find((line) => line.startsWith('start_utc')) ?? '';
const table = lines.slice(lines.indexOf(header) + 1).map((line) => line.split(','));
const column = (name: string) => header.split(',').indexOf(name);

describe('the CSV of an effect', () => {
  it('holds every day the answer rests on', () => {
    expect(table).toHaveLength(ANSWER.buckets.length);
  });

  it('leaves what is unknown empty', () => {
    expect(table[2]?.[column('observed')]).toBe('');
    expect(table[0]?.[column('expected')]).toBe('');
    expect(table[4]?.[column('observed')]).toBe('9');
  });

  it('holds both ends of every band', () => {
    expect(header).toContain('expected_50_low,expected_50_high,expected_80_low');
    expect(table[4]?.[column('expected_95_low')]).toBe('3');
    expect(table[4]?.[column('cumulative_95_high')]).toBe('7');
  });

  it('says what it stands on', () => {
    expect(lines).toContain('time zone,Europe/Berlin');
    expect(lines).toContain('sources left out,forum');
    expect(lines).toContain('verdict,clear rise');
  });

  it('has no band of a refused effect', () => {
    const buckets = ANSWER.buckets.map((day) => ({ ...day, expected: null, cumulative: null }));
    const refused = effectCsv('X', { ...ANSWER, effect: REFUSED, buckets });
    expect(refused).not.toContain('expected_95');
  });
});

describe('the name of its file', () => {
  it('holds the campaign and the measure, and nothing a file system minds', () => {
    expect(effectFileName('Été: 50 % / mehr!', ANSWER)).toBe('eddyline-effect-été-50-mehr-positive');
    expect(effectFileName('///', ANSWER)).toBe('eddyline-effect-campaign-positive');
  });
});
