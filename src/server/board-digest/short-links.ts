import { lastingPath } from '../routes/lasting-path';
import type { Services } from '../services';
import { putLink } from '../stores/link.store';
import type { DigestContent } from './digest-content';

/** A longer address breaks over lines where mail is read as plain text. */
const MOST_CHARS = 72;

/** The short form of each address of a digest that would not fit on a line; what is short already stands as it is. */
export async function shortLinks(
  services: Services,
  { board, lines, voices }: Pick<DigestContent, 'board' | 'lines' | 'voices'>,
): Promise<(url: string) => string> {
  const urls = [
    board.url,
    ...lines.flatMap(({ parts }) => parts.flatMap(({ url }) => url ?? [])),
    ...voices.map(({ url }) => url),
  ];
  const short = new Map<string, string>();
  for (const url of new Set(urls.filter(({ length }) => length > MOST_CHARS))) {
    const { pathname, search } = new URL(url);
    const { id } = await putLink(
      services.db,
      await lastingPath(services, `${pathname}${search}`),
      services.now(),
    );
    short.set(url, new URL(`/s/${id}`, services.origin).href);
  }
  return (url) => short.get(url) ?? url;
}
