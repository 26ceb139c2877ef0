import { describe, expect, it } from 'vitest';
import type { ImportReport } from '../../contract/imports';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const HEADER = 'id,at,text,author,source';
const good = (id: number) => `${id},2026-11-02T10:00:00Z,words of ${id},ann,twitter`;
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const file = (...lines: string[]) => [HEADER, ...lines].join('\n');

interface Damage {
  name: string;
  body: Uint8Array;
  accepted: number;
  rejected: { line: number; field: string | null }[];
}

const DAMAGES: Damage[] = [
  {
    name: 'Windows-1252 bytes are read as such',
    body: latin(file(good(1), '2,2026-11-02T10:00:00Z,caf\u00e9 \u0093quoted\u0094,ann,twitter')),
    accepted: 2,
    rejected: [],
  },
  {
    name: 'a byte that fits no encoding costs its row only',
    body: new Uint8Array([
      ...utf8(file(good(1), 'é,2026-11-02T10:00:00Z,ok é,ann,twitter', '3,2026-11-02T10:00:00Z,')),
      0xff,
      ...utf8(',ann,twitter\n'),
      ...utf8(good(4)),
    ]),
    accepted: 3,
    rejected: [{ line: 4, field: 'text' }],
  },
  {
    name: 'a separator inside unquoted text costs its row only',
    body: utf8(
      [HEADER, good(1), '2,2026-11-02T10:00:00Z,a;b,c,ann,twitter', good(3)]
        .join('\n')
        .replaceAll(',', ';')
        .replace('a;b;c', 'a;b'),
    ),
    accepted: 2,
    rejected: [{ line: 3, field: null }],
  },
  {
    name: 'an id that a spreadsheet rounded is refused, the rest goes in',
    body: utf8(file(good(1), '9.91713E+17,2026-11-02T10:00:00Z,rounded,ann,twitter', good(3))),
    accepted: 2,
    rejected: [{ line: 3, field: 'id' }],
  },
  {
    name: 'a stray spreadsheet date among other times is refused',
    body: utf8(file(good(1), '2,44136.5,serial,ann,twitter', good(3))),
    accepted: 2,
    rejected: [{ line: 3, field: 'at' }],
  },
  {
    name: 'a byte order mark is no part of the first column',
    body: utf8(`\ufeff${file(good(1))}`),
    accepted: 1,
    rejected: [],
  },
  {
    name: 'a NUL in a text costs its row only',
    body: utf8(file(good(1), '2,2026-11-02T10:00:00Z,nul\u0000here,ann,twitter', good(3))),
    accepted: 2,
    rejected: [{ line: 3, field: 'text' }],
  },
  {
    name: '10 MB in one cell cost its row only',
    body: utf8(file(good(1), `2,2026-11-02T10:00:00Z,${'x'.repeat(10_000_000)},ann,twitter`, good(3))),
    accepted: 2,
    rejected: [{ line: 3, field: 'text' }],
  },
  {
    name: 'line ends of three kinds end lines alike',
    body: utf8(`${HEADER}\r\n${good(1)}\r${good(2)}\n${good(3)}\r\n`),
    accepted: 3,
    rejected: [],
  },
  {
    name: 'a quote that never closes costs its row only',
    body: utf8(file(good(1), '2,2026-11-02T10:00:00Z,"never closed,ann,twitter', good(3), good(4))),
    accepted: 3,
    rejected: [{ line: 3, field: 'text' }],
  },
  { name: 'an empty file has no rows', body: utf8(''), accepted: 0, rejected: [] },
  { name: 'a header alone has no rows', body: utf8(HEADER), accepted: 0, rejected: [] },
];

/** Damaged files are accounted for row by row, the rest goes in, the server stays up. */
export function damagedFileCases(open: OpenTestApp): void {
  describe('damaged files', () => {
    const app = useApp(open);
    const send = (body: Uint8Array) =>
      app().request('/api/v1/imports/mentions', {
        method: 'POST',
        headers: { 'content-type': 'text/csv' },
        body: body as Uint8Array<ArrayBuffer>,
      });

    it.each(DAMAGES)('$name', async ({ body, accepted, rejected }) => {
      const response = await send(body);
      const report = (await response.json()) as ImportReport;
      expect(response.status, JSON.stringify(report)).toBe(200);
      expect(report.accepted + report.duplicate + report.changed + report.rejected).toBe(report.rows);
      expect(report.accepted).toBe(accepted);
      expect(report.rejections.map(({ line, field }) => ({ line, field }))).toEqual(rejected);
      expect((await app().request('/api/v1/health')).status).toBe(200);
    });

    it('a file without a header is refused as a whole, in words, and nothing is stored', async () => {
      const response = await send(utf8([good(1), good(2)].join('\n')));
      expect(response.status).toBe(422);
      expect((await app().json<{ items: ImportReport[] }>('/api/v1/imports')).items).toEqual([]);
    });

    it('damaged JSON costs the damaged element only', async () => {
      const row = (id: number) =>
        JSON.stringify({ id: String(id), at: '2026-11-02T10:00:00Z', text: 't', source: 's' });
      const response = await app().request('/api/v1/imports/mentions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `[${row(1)},\n{"id":"2","at":},\n${row(3)}]`,
      });
      expect(await response.json()).toMatchObject({ accepted: 2, rejected: 1, rejections: [{ line: 2 }] });
    });
  });
}
