import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvOptions, CsvScanner } from './csv-records';

function scan(text: string, options: Partial<CsvOptions> = {}, chunkChars = 1_000_000) {
  const scanner = new CsvScanner({ delimiter: ',', ...options });
  const items = [];
  for (let at = 0; at < text.length; at += chunkChars)
    items.push(...scanner.push(text.slice(at, at + chunkChars)));
  items.push(...scanner.finish());
  return items.map((item) => (item.ok ? [item.line, ...item.cells] : [item.line, 'refused']));
}

describe('CsvScanner', () => {
  it('reads any table back exactly, in whatever chunks and line ends it arrives', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('"', ',', '\n', '\r', '\r\n', '""', 'a"b', ' ', '😀'));
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
      );
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(
        table,
        lineEnd,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (rows, end, chunk, isEnded) => {
          const write = (value: string) =>
            /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
          const text = rows.map((row) => row.map(write).join(',')).join(end) + (isEnded ? end : '');
          expect(scan(text, {}, chunk).map(([, ...cells]) => cells)).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('names the physical line on which each record starts', () => {
    expect(scan('a,b\r\n"1\n2\r\n3",x\r\ry,z\n')).toEqual([
      [1, 'a', 'b'],
      [2, '1\n2\r\n3', 'x'],
      [6, 'y', 'z'],
    ]);
  });

  it('loses one line to an unclosed quote, whatever stands in the lines after it', () => {
    const text = 'id,text,who\n1,"open,amy\n2,"said ""hi""",bob\n3,plain,cat\n';
    for (const chunk of [1, 7, 1000]) {
      expect(scan(text, {}, chunk)).toEqual([
        [1, 'id', 'text', 'who'],
        [2, 'refused'],
        [3, '2', 'said "hi"', 'bob'],
        [4, '3', 'plain', 'cat'],
      ]);
    }
  });

  it('never merges rows across an unclosed quote when a later quote seems to close it', () => {
    expect(scan('id,text,who\n1,"open,amy\n2,",well",bob\n3,c,d\n')).toEqual([
      [1, 'id', 'text', 'who'],
      [2, 'refused'],
      [3, '2', ',well', 'bob'],
      [4, '3', 'c', 'd'],
    ]);
  });

  it('reads quotes that were not doubled when the line has the right number of cells', () => {
    const scanner = new CsvScanner({ delimiter: ',' });
    scanner.push('id,text,who\n1,"he said "hi" to me",bob\n');
    expect(scanner.repaired).toBe(1);
    expect(scan('id,text,who\n1,"he said "hi" to me",bob\n').at(-1)).toEqual([
      2,
      '1',
      'he said "hi" to me',
      'bob',
    ]);
  });

  it('refuses a quote left open at the end of the file', () => {
    expect(scan('a,b\n1,2\n3,"cut of')).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [3, 'refused'],
    ]);
  });

  it('takes a quote in the middle of an unquoted cell as a character', () => {
    expect(scan('a,b\n5" screen,x\n').at(-1)).toEqual([2, '5" screen', 'x']);
  });

  it('skips past a record above the cap and goes on with the next line', () => {
    const long = 'x'.repeat(300);
    expect(
      scan(`a,b\n1,"${long}\n${long}",\n2,3\n`, { maxRecordChars: 100 }, 10).map(([line, ...cells]) => [
        line,
        cells.at(-1),
      ]),
    ).toEqual([
      [1, 'b'],
      [2, 'refused'],
      [3, 'refused'],
      [4, '3'],
    ]);
  });
});
