import { describe, expect, it } from 'vitest';
import { csvLine, csvText } from './csv-text';

describe('a line of CSV', () => {
  it('leaves unknown empty, zero zero and a negative number a number', () => {
    expect(csvLine([null, 0, -3.5, true, ''])).toBe(',0,-3.5,yes,\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@ann', "'@ann"],
    ['\tx', "'\tx"],
    ['\n=1', '"\'\n=1"'],
    ['＝1', "'＝1"],
    ['＠ann', "'＠ann"],
  ])('keeps %j from being a formula, unless asked for as it is', (text, guarded) => {
    expect(csvLine([text])).toBe(`${guarded}\r\n`);
    expect(csvLine([text], true)).toBe(`${guarded.replace("'", '')}\r\n`);
  });

  it('quotes what would end a cell or a line, and doubles quotes', () => {
    expect(csvText([['a,b', 'say "so"'], ['two\nlines']])).toBe('"a,b","say ""so"""\r\n"two\nlines"\r\n');
  });
});
