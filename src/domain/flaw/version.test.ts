import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedVersions, olderVersionNamed } from './named-versions';
import { compareVersions, readVersion, type Version } from './version';

const version = (text: string) => readVersion(text) as Version;

describe('a version', () => {
  it.each([
    ['8.10', '8.4', 1],
    ['8.4', '8.10', -1],
    ['8.4.1', '8.4.0', 1],
    ['9', '8.99.99', 1],
    ['8.4', '8.4.2', 0],
    ['8.4.0-rc.1', '8.4.0', -1],
    ['8.4.0-beta2', '8.4.0-rc1', 0],
    ['2026.04', '2026.11', -1],
    ['v8.4', 'app 8.4', 0],
  ])('%s against %s is compared number by number: %d', (one, other, sign) => {
    expect(Math.sign(compareVersions(version(one), version(other)))).toBe(sign);
    expect(Math.sign(compareVersions(version(other), version(one)))).toBe(sign === 0 ? 0 : -sign);
  });

  it('is read back from what it was written as', () => {
    const numbers = fc.array(fc.nat(999), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const [first, second] = [version(`v${one.join('.')}`), version(other.join('.'))];
        expect(first.numbers).toEqual(one);
        expect(compareVersions(first, second)).toBe(-compareVersions(second, first) + 0);
      }),
    );
    expect(readVersion('the newest')).toBeNull();
  });

  it.each([
    ['Since version 8.2 the payment spins', ['8.2']],
    ['app 7.9 spins', ['7.9']],
    ['v8.10 is no better than 8.4.2', ['8.10', '8.4.2']],
    ['Seit Update auf 9.1 geht nichts mehr', ['9.1']],
    ['depuis la version 8.3', ['8.3']],
    ['8.3 spins', ['8.3']],
    ['on iOS 17.1 with 8.5', ['8.5']],
    ['Android version 8.1 and the app', []],
    ['you took 8.40 € and 8.99 EUR, $8.20', []],
    ['rated it 8.5 stars, waited 8.5 hours for 8.5 GB', []],
    ['um 8.30 Uhr, at 8.15', []],
    ['3.5 of my friends', []],
    ['on 12.11.2026 I called', []],
    ['call 0800.123.456', []],
    ['I have version 7', ['7']],
    ['all 7 of us with 2 phones', []],
    ['seit 8.4.1 wieder', ['8.4.1']],
  ])('in “%s” is %j', (text, named) => {
    expect(namedVersions(text, version('8.4.0')).map(({ words }) => words)).toEqual(named);
  });

  it.each([
    ['it is back in 8.4, was fine in 8.2', null],
    ['I still have version 8.2', '8.2'],
    ['spins on 8.10', null],
    ['spins on 8.4.0-beta.2', '8.4.0-beta'],
    ['spins', null],
  ])('“%s” names what is older than the fix in 8.4.0: %s', (text, older) => {
    expect(olderVersionNamed(text, version('8.4.0'))?.words ?? null).toBe(older);
  });
});
