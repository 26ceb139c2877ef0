import { csvLine } from '../../domain/csv-text';
import type { EndpointRouter } from '../endpoint-router';
import type { Services } from '../services';
import type { Table } from './table';

interface Form {
  about: '0' | '1';
  raw: '0' | '1';
  bom: '0' | '1';
}

/** Answers a table's call: names, rows, and, where there are more, a `Link` to the next. */
export function answerTable<Row>(api: EndpointRouter, services: Services, table: Table<Row>): void {
  const { endpoint, columns, title } = table;
  api.on(endpoint, async ({ query, context }) => {
    const { about, raw, bom, ...filters } = query as unknown as Form;
    const now = services.now();
    const { rows, about: facts, nextCursor = null } = await table.read(api.ask, filters as never, now);
    const next = nextCursor === null ? null : nextUrl(context.req.url, nextCursor);
    const isRaw = raw === '1';
    const before = [
      ['title', `Eddyline: ${title}`] as const,
      ...facts,
      ['asked_at_utc', now.toISOString()] as const,
      ...(next === null ? [] : [['more_rows_at', next] as const]),
    ].map(([name, value]) => csvLine([`# ${name}`, value], isRaw));
    const lines = [
      bom === '1' ? '\ufeff' : '',
      ...(about === '1' ? before : []),
      csvLine(
        columns.map(({ name }) => name),
        true,
      ),
      ...rows.map((row) =>
        csvLine(
          columns.map(({ of }) => of(row)),
          isRaw,
        ),
      ),
    ];
    const name = endpoint.path.slice(1).replaceAll('/', '-');
    return new Response(lines.join(''), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="eddyline-${name}"`,
        ...(next === null ? {} : { link: `<${next}>; rel="next"` }),
      },
    });
  });
}

/** The same question, after the last row: a path, for the server does not know by which name it is reached. */
function nextUrl(asked: string, cursor: string): string {
  const url = new URL(asked);
  url.searchParams.set('cursor', cursor);
  return url.pathname + url.search;
}
