import { listAuthorMentions } from '../../contract/authors';
import { toHandle } from '../../domain/voice-id';
import { webAddress } from '../../domain/web-address';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import type { Services } from '../services';
import { mentionsBy } from '../stores/author.store';
import { decodeCursor, page } from './paging';

export function routeAuthors(api: EndpointRouter, services: Services): void {
  api.on(listAuthorMentions, ({ query: { source, author, limit, cursor } }) =>
    readSnapshot(services.db, async (db) => {
      const place = { limit: limit + 1, cursor: decodeCursor(cursor) };
      const said = await mentionsBy(db, { source, author: toHandle(author) }, place);
      const items = said.map((mention) => ({ ...mention, url: webAddress(mention.url) }));
      return page(items, limit, ({ at, id }) => ({ at, id }));
    }),
  );
}
