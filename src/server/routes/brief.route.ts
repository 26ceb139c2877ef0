import { getBrief } from '../../contract/brief';
import { BRIEF_FLOW } from '../brief/brief-dam';
import { readBrief } from '../brief/read-brief';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { flowNow } from '../flow/flow-now';
import type { Services } from '../services';

export function routeBrief(api: EndpointRouter, services: Services): void {
  api.on(getBrief, async ({ query }) => {
    const flow = await flowNow(services, BRIEF_FLOW);
    return readSnapshot(services.db, (db) => readBrief(db, services, flow, query));
  });
}
