import { getBrief } from '../../contract/brief';
import { readBrief } from '../brief/read-brief';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import type { Services } from '../services';

export function routeBrief(api: EndpointRouter, services: Services): void {
  api.on(getBrief, ({ query }) => readSnapshot(services.db, (db) => readBrief(db, services, query)));
}
