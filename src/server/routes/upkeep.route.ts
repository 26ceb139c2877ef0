import { checkStore as checkStoreEndpoint, eraseAuthor as eraseAuthorEndpoint } from '../../contract/upkeep';
import type { EndpointRouter } from '../endpoint-router';
import { checkStore } from '../ingest/check-store';
import { eraseAuthor } from '../ingest/erase-author';
import type { Services } from '../services';

export function routeUpkeep(api: EndpointRouter, services: Services): void {
  api.on(checkStoreEndpoint, () => checkStore(services.db));

  api.on(eraseAuthorEndpoint, async ({ body }) => ({
    erasedMentions: await eraseAuthor(services.db, body.author, body.source, services.now()),
  }));
}
