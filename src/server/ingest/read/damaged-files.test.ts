import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAll } from './read-all.case';
import { ReadProblem } from './read-problem';

const HEADER = 'id,at,text,author\n';
const row = (id: number, text: string) => `${id},2024-03-15T18:42:00Z,${text},amy\n`;

function bytes(...parts: (string | number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  );
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? `\uFEFF${text}` : text)].flatMap((char) => [...char].flatMap((c) => c.split('')));
  return Uint8Array.from(
    units.flatMap((unit) => {
      const code = unit.charCodeAt(0);
      return littleEndian ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );
}

const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);

describe('encodings', () => {
  it('reads Windows-1252 as such, with one warning, when nothing in the file is UTF-8', async () => {
    const file = bytes(
      HEADER,
      row(1, 'plain'),
      '2,2024-03-15T18:42:00Z,gr',
      [0xfc],
      [0xdf],
      'e ',
      [0x93],
      'hi',
      [0x94],
      ',amy\n',
    );
    for (const chunkBytes of [1, 5, 65_536]) {
      const read = await readAll(file, { chunkBytes });
      expect(read.rows.map((r) => r.text)).toEqual(['plain', 'grüße “hi”']);
      expect(codes(read.warnings)).toEqual(['encoding']);
    }
  });

  it('refuses only the row with bad bytes when the file is UTF-8 elsewhere', async () => {
    const file = bytes(HEADER, row(1, 'grüße'), '2,2024-03-15T18:42:00Z,gr', [0xfc], 'n,amy\n', row(3, 'ok'));
    for (const chunkBytes of [1, 65_536]) {
      const read = await readAll(file, { chunkBytes });
      expect(read.rows.map((r) => r.externalId)).toEqual(['1', '3']);
      expect(read.refusals).toEqual([
        { ok: false, line: 3, field: 'text', message: 'holds bytes that are not UTF-8' },
      ]);
    }
  });

  it('does not take another code page for Windows-1252', async () => {
    const russian = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xec, 0xe8, 0xf0];
    const read = await readAll(bytes(HEADER, '1,2024-03-15T18:42:00Z,', russian, ',amy\n', row(2, 'ok')));
    expect(read.refusals).toHaveLength(1);
    expect(read.rows).toHaveLength(1);
    const stated = await readAll(bytes(HEADER, '1,2024-03-15T18:42:00Z,', russian, ',amy\n'), {
      encoding: 'windows-1251',
    });
    expect(stated.rows[0]?.text).toBe('Привет мир');
  });

  it('does not take an emoji cut short for Windows-1252', async () => {
    const read = await readAll(
      bytes(HEADER, '1,2024-03-15T18:42:00Z,wow ', [0xf0, 0x9f], ',amy\n', row(2, 'ok')),
    );
    expect(read.refusals.map(({ line, field }) => [line, field])).toEqual([[2, 'text']]);
  });

  it.each([
    ['little-endian with a mark', true, true],
    ['big-endian with a mark', false, true],
    ['little-endian without a mark', true, false],
  ])('reads UTF-16, %s', async (_, littleEndian, mark) => {
    for (const chunkBytes of [3, 65_536]) {
      const read = await readAll(utf16(HEADER + row(1, 'grüße 😀 ok'), littleEndian, mark), { chunkBytes });
      expect(read.rows.map((r) => r.text)).toEqual(['grüße 😀 ok']);
    }
  });

  it('drops a byte order mark', async () => {
    const read = await readAll(bytes([0xef, 0xbb, 0xbf], HEADER, row(1, 'hi')));
    expect(read.map.id).toBe('id');
    expect(read.rows).toHaveLength(1);
  });

  it('refuses a row with a NUL', async () => {
    const read = await readAll(
      bytes(HEADER, row(1, 'a'), '2,2024-03-15T18:42:00Z,a', [0], 'b,amy\n', row(3, 'c')),
    );
    expect(read.refusals.map(({ line, field }) => [line, field])).toEqual([[3, 'text']]);
    expect(read.rows).toHaveLength(2);
  });

  it('keeps texts as they are: spaces, entities, odd code points', async () => {
    const text = '  &amp; e\u0301 \u200b\u00a0 ';
    expect((await readAll(HEADER + row(1, text))).rows[0]?.text).toBe(text);
  });
});

describe('shape of the file', () => {
  it('accounts for every row once, in order', async () => {
    const line = fc.oneof(
      fc.constant('1,2024-03-15T18:42:00Z,fine,amy'),
      fc.constant('2,never,bad time,amy'),
      fc.constant('3,2024-03-15T18:42:00Z,too,many,cells'),
      fc.constant('4,2024-03-15T18:42:00Z,"open,amy'),
      fc.constant('5,2024-03-15T18:42:00Z,"in "side" it",amy'),
      fc.constant('6,short'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 30 }),
        fc.integer({ min: 5, max: 90 }),
        async (lines, chunkBytes) => {
          const read = await readAll(HEADER + lines.map((l) => `${l}\n`).join(''), { chunkBytes });
          expect(read.outcomes).toBe(lines.length);
          expect(read.rows).toHaveLength(lines.filter((l) => l.startsWith('1') || l.startsWith('5')).length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['', 'empty'],
    ['\n\n', 'empty'],
    [HEADER, 'no-rows'],
    [HEADER.trimEnd(), 'no-rows'],
  ])('has no rows and a warning for %j', async (content, code) => {
    const read = await readAll(content);
    expect(read.outcomes).toBe(0);
    expect(codes(read.warnings)).toContain(code);
  });

  it('says which columns it found when no header is recognised', async () => {
    const reading = readAll(
      '0,2024-03-15T18:42:00Z,amy,some words that someone said to all of us in public\n',
    );
    await expect(reading).rejects.toThrow(ReadProblem);
    await expect(reading).rejects.toThrow('2024-03-15T18:42:00Z');
    await expect(readAll('colour,size\nred,4\n')).rejects.toThrow('“colour”, “size”');
  });

  it.each([',', ';', '\t', '|'])('sniffs the delimiter %j', async (delimiter) => {
    const content = (HEADER + row(1, 'hi') + row(2, 'there')).replaceAll(',', delimiter);
    expect((await readAll(content)).rows).toHaveLength(2);
  });

  it('obeys a first line that names the delimiter', async () => {
    const read = await readAll(`sep=;\n${HEADER}${row(1, 'a, b')}`.replace(/,(?! )/g, ';'));
    expect(read.rows[0]?.text).toBe('a, b');
  });

  it('refuses a row whose unquoted text holds the delimiter, and says how many cells there are', async () => {
    const content = `${HEADER}${row(1, 'hi; there')}${row(2, 'fine')}`.replaceAll(',', ';');
    const read = await readAll(content);
    expect(read.refusals).toEqual([
      expect.objectContaining({ line: 2, message: expect.stringContaining('5 cells, the header 4') }),
    ]);
    expect(read.rows).toHaveLength(1);
  });

  it('puts a text together that is the last column and the only free one', async () => {
    const read = await readAll('id,at,text\n1,2024-03-15T18:42:00Z,one, two,three\n');
    expect(read.rows[0]?.text).toBe('one, two,three');
    expect(codes(read.warnings)).toEqual(['shifted-text']);
  });

  it('drops empty cells beyond the header and refuses a row that is cut short', async () => {
    const read = await readAll(`${HEADER}1,2024-03-15T18:42:00Z,hi,amy,,\n2,2024-03-15T18:42:00Z,cut`);
    expect(read.rows).toHaveLength(1);
    expect(read.refusals[0]).toMatchObject({
      line: 3,
      message: expect.stringContaining('3 cells, the header 4'),
    });
  });

  it('reads mixed line ends', async () => {
    const read = await readAll(
      'id,at,text\r\n1,2024-03-15T18:42:00Z,a\n2,2024-03-15T18:42:00Z,b\r3,2024-03-15T18:42:00Z,"c\r\nd"\r\n',
    );
    expect(read.rows.map((r) => r.text)).toEqual(['a', 'b', 'c\r\nd']);
  });

  it('refuses ten million characters in one cell and reads on', async () => {
    const read = await readAll(HEADER + row(1, `"${'long\n'.repeat(2_000_000)}"`) + row(2, 'fine'));
    expect(read.refusals).toEqual([expect.objectContaining({ line: 2, field: 'text' })]);
    expect(read.rows.map((r) => r.text)).toEqual(['fine']);
  });

  it('loses one row to an unclosed quote in the middle of a long file', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) =>
      row(i, i % 3 === 0 ? `"quoted, ${i}"` : `plain ${i}`),
    );
    rows[1500] = '1500,2024-03-15T18:42:00Z,"never closed,amy\n';
    const read = await readAll(HEADER + rows.join(''), { chunkBytes: 4096 });
    expect(read.rows).toHaveLength(2999);
    expect(read.refusals.map(({ line }) => line)).toEqual([1502]);
  });
});

describe('ids', () => {
  it('refuses ids that a spreadsheet rounded', async () => {
    const read = await readAll(
      'id,at,text\n1.0E+17,2024-03-15,a\n9.91713E+17,2024-03-15,b\n991712597505445888,2024-03-15,c\n',
    );
    expect(read.refusals.map(({ line, field }) => [line, field])).toEqual([
      [2, 'id'],
      [3, 'id'],
    ]);
    expect(read.rows[0]?.externalId).toBe('991712597505445888');
  });

  it('takes the exact id from the url where rounding it gives what the file shows', async () => {
    const read = await readAll(
      'id,at,text,url\n9.91713E+17,2024-03-15,a,https://twitter.com/a/statuses/991712597505445888\n' +
        '9.80000E+17,2024-03-15,b,https://twitter.com/a/status/991712597505445888\n',
    );
    expect(read.rows.map((r) => r.externalId)).toEqual(['991712597505445888']);
    expect(codes(read.warnings)).toEqual(['ids-from-url']);
  });

  it('unwraps what spreadsheets and data frames put around ids', async () => {
    const read = await readAll(
      'id,at,text,in_reply_to\n"=""991712597505445888""",2024-03-15,a,119236.0\nx,2024-03-15,b,NaN\n',
    );
    expect(read.rows.map((r) => [r.externalId, r.inReplyTo])).toEqual([
      ['991712597505445888', '119236'],
      ['x', null],
    ]);
  });

  it('warns when most long ids end in zeros', async () => {
    const rows = Array.from({ length: 10 }, (_, i) => `9917125975${10 + i}445000,2024-03-15,t\n`);
    expect(codes((await readAll(`id,at,text\n${rows.join('')}`)).warnings)).toEqual(['rounded-ids']);
  });
});

describe('optional columns', () => {
  it('leaves out what is not understood and counts it', async () => {
    const read = await readAll(
      'id,at,text,followers,lang,url,sentiment,direction\n' +
        '1,2024-03-15,a,"12,345",English,https://x.com/a,Positive,inbound\n' +
        '2,2024-03-15,b,many,???,javascript:alert(1),cross,sideways\n' +
        '3,2024-03-15,c,,und,,Not Rated,\n',
    );
    expect(read.rows.map((r) => [r.followers, r.lang, r.url, r.sentiment, r.direction])).toEqual([
      [12345, 'en', 'https://x.com/a', 'positive', 'inbound'],
      [null, null, null, null, null],
      [null, null, null, null, null],
    ]);
    expect(codes(read.warnings).sort()).toEqual(['direction', 'followers', 'lang', 'sentiment', 'url']);
    expect(read.warnings.every(({ message }) => message.startsWith('1 row had'))).toBe(true);
  });

  it('takes the source from the row, else the request, else import', async () => {
    const content = 'at,text,source\n2024-03-15,a,forum\n2024-03-15,b,\n';
    expect((await readAll(content)).rows.map((r) => r.source)).toEqual(['forum', 'import']);
    expect((await readAll(content, { source: 'desk' })).rows.map((r) => r.source)).toEqual(['forum', 'desk']);
  });

  it('refuses empty texts and texts above 100,000 characters', async () => {
    const read = await readAll(`at,text\n2024-03-15,\n2024-03-15,${'x'.repeat(100_001)}\n`);
    expect(read.refusals.map(({ line, field }) => [line, field])).toEqual([
      [2, 'text'],
      [3, 'text'],
    ]);
  });
});
