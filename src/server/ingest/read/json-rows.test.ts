import { describe, expect, it } from 'vitest';
import { readAll } from './read-all.case';

const item = (id: number | string, text: string) => ({ id, at: '2024-03-15T18:42:00Z', text });

describe('NDJSON', () => {
  it('refuses a bad line and reads on', async () => {
    const content = `${JSON.stringify(item('1', 'a'))}\n{"id":"2","at\n\n[1]\n${JSON.stringify(item('3', 'c'))}`;
    for (const chunkBytes of [7, 65_536]) {
      const read = await readAll(content, { format: 'ndjson', chunkBytes });
      expect(read.rows.map((row) => row.externalId)).toEqual(['1', '3']);
      expect(read.refusals.map(({ line }) => line)).toEqual([2, 4]);
    }
  });

  it('keeps every digit of ids that are numbers, and sees rounded ones', async () => {
    const content =
      '{"id":991712597505445888,"at":1507705544,"text":"a 12345678901234567890 b"}\n' +
      '{"id":9.91713E+17,"at":1507705544,"text":"b"}\n';
    const read = await readAll(content, { format: 'ndjson' });
    expect(read.rows.map((row) => [row.externalId, row.text])).toEqual([
      ['991712597505445888', 'a 12345678901234567890 b'],
    ]);
    expect(read.refusals.map(({ line, field }) => [line, field])).toEqual([[2, 'id']]);
  });

  it('refuses half of a surrogate pair and NUL written as escapes', async () => {
    const content = ['\\ud83d', '\\u0000', '\\ud83d\\ude00']
      .map((text, i) => `{"id":"${i}","at":1507705544,"text":"x${text}"}\n`)
      .join('');
    const read = await readAll(content, { format: 'ndjson' });
    expect(read.refusals.map(({ line, field }) => [line, field])).toEqual([
      [1, 'text'],
      [2, 'text'],
    ]);
    expect(read.rows.map((row) => row.text)).toEqual(['x😀']);
  });

  it('reads nested members by dotted paths', async () => {
    const content = `${JSON.stringify({ id_str: '7', created_at: 'Wed Oct 11 06:55:44 +0000 2017', full_text: 'hi', user: { screen_name: 'amy', name: 'Amy', followers_count: 12 }, lang: 'en' })}\n`;
    const read = await readAll(content, { format: 'ndjson' });
    expect(read.rows[0]).toMatchObject({
      externalId: '7',
      author: 'amy',
      authorName: 'Amy',
      followers: 12,
      lang: 'en',
    });
    expect(read.map.author).toBe('user.screen_name');
  });
});

describe('JSON', () => {
  const rows = [item('1', 'a'), item('2', 'b } ] " \\ c'), item('3', 'd')];

  it.each([
    ['an array', JSON.stringify(rows)],
    ['an indented array', JSON.stringify(rows, null, 2)],
    ['an object that holds one', JSON.stringify({ meta: { ids: [1], note: '[{' }, data: rows, next: null })],
    ['lines', rows.map((row) => JSON.stringify(row)).join('\n')],
  ])('reads %s', async (_, content) => {
    for (const chunkBytes of [1, 11, 65_536]) {
      const read = await readAll(content, { format: 'json', chunkBytes });
      expect(read.refusals).toEqual([]);
      expect(read.rows.map((row) => row.text)).toEqual(rows.map((row) => row.text));
    }
  });

  it('says on which line an element starts', async () => {
    const read = await readAll(
      `[\n${JSON.stringify(item('1', 'a'))},\n\n${JSON.stringify(item('2', ''))}\n]`,
      { format: 'json' },
    );
    expect(read.refusals).toEqual([expect.objectContaining({ line: 4, field: 'text' })]);
  });

  it.each([
    ['an unclosed string', '{"id":"2","at":"2024-03-15T18:42:00Z","text":"b}'],
    ['an unclosed object', '{"id":"2","at":"2024-03-15T18:42:00Z","text":"b"'],
    ['a wrong bracket', '{"id":"2","at":"2024-03-15T18:42:00Z","text":"b"]}'],
    ['a bare word', '{"id":"2","at":"2024-03-15T18:42:00Z","text":NaN}'],
  ])('loses one element to %s', async (_, damaged) => {
    const content = `[${JSON.stringify(rows[0])},${damaged},${JSON.stringify(rows[2])},${JSON.stringify(item('4', 'e'))}]`;
    for (const chunkBytes of [13, 65_536]) {
      const read = await readAll(content, { format: 'json', chunkBytes });
      expect(read.rows.map((row) => row.externalId)).toEqual(['1', '3', '4']);
      expect(read.refusals).toHaveLength(1);
    }
  });

  it('has no rows for an empty array and says so for a file without any', async () => {
    expect((await readAll('[]', { format: 'json' })).outcomes).toBe(0);
    await expect(readAll('{"a":1,\n"b":2}', { format: 'json' })).rejects.toThrow('array of objects');
  });
});
