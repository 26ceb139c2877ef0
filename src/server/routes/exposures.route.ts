import { listExposures } from '../../contract/exposures';
import type { EndpointRouter } from '../endpoint-router';
import type { Services } from '../services';
import * as exposures from '../stores/exposure.store';

export function routeExposures(api: EndpointRouter, { db }: Services): void {
  api.on(listExposures, async () => ({ items: await exposures.listExposures(db), nextCursor: null }));
}
