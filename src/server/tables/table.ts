import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '../../contract/endpoint';
import type { CsvCell } from '../../domain/csv-text';

/** One column: its name, which is never given another meaning, and what it holds. */
export interface Column<Row> {
  name: string;
  says: string;
  of: (row: Row) => CsvCell;
}

/** What is put into lines: rows, what they are of, and where the next ones are when there are more. */
export interface TableContent<Row> {
  rows: readonly Row[];
  /** Name and value of what holds for all of them: window, zone, sources, definitions. */
  about: readonly (readonly [string, CsvCell])[];
  nextCursor?: string | null;
}

/** Answers another call of the API as its route does, so that a table can only say what the page says. */
export type Ask = <Shape extends Endpoint>(
  endpoint: Shape,
  query: object,
) => Promise<z.output<Extract<Shape['response'], z.ZodType>>>;

/** An answer of the API as lines of columns. */
export interface Table<Row> {
  title: string;
  endpoint: Endpoint & { query: z.ZodObject };
  columns: readonly Column<Row>[];
  read: (ask: Ask, query: never, now: Date) => Promise<TableContent<Row>>;
}

const FORM = {
  /** `1`: lines before the columns, each beginning with `# `, say what the rows are of. */
  about: z.enum(['0', '1']).default('0'),
  /** `1`: text as it was written, also where a spreadsheet would run it as a formula. */
  raw: z.enum(['0', '1']).default('0'),
  /** `1`: begins with the mark by which Excel knows UTF-8 when a file is opened by hand. */
  bom: z.enum(['0', '1']).default('0'),
};

/** A table under the path of the answer it is made of: `/currents` and `/currents.csv`, with the same filters. */
export function defineTable<Query extends z.ZodObject, Row>(table: {
  path: `/${string}.csv`;
  title: string;
  query: Query;
  columns: readonly Column<Row>[];
  read: (ask: Ask, query: z.output<Query>, now: Date) => Promise<TableContent<Row>>;
}): Table<Row> {
  const { path, title, columns, read } = table;
  const endpoint = defineEndpoint({
    method: 'get',
    path,
    summary: `${title}, as a table for spreadsheets`,
    description: [
      'CSV (RFC 4180, UTF-8), one line of names and then the rows. Instants are ISO 8601 in UTC. What is not known is an',
      'empty cell, never 0. Columns keep names and order; new ones come last.',
      '',
      '| column | holds |',
      '|---|---|',
      ...columns.map(({ name, says }) => `| \`${name}\` | ${says} |`),
    ].join('\n'),
    access: 'read',
    query: table.query.extend(FORM),
    response: 'text/csv',
  });
  return { title, endpoint, columns, read };
}

/** Pages of a list, put together up to so many rows. */
export async function manyPages<Item>(
  limit: number,
  perPage: number,
  read: (page: { limit: number; cursor?: string }) => Promise<{ items: Item[]; nextCursor: string | null }>,
  begin: string | undefined,
): Promise<{ items: Item[]; nextCursor: string | null }> {
  const items: Item[] = [];
  let cursor = begin ?? null;
  do {
    const size = Math.min(perPage, limit - items.length);
    const page = await read({ limit: size, ...(cursor === null ? {} : { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && items.length < limit);
  return { items, nextCursor: cursor };
}
