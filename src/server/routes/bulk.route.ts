import { type BulkOperation, getBulk, MAX_BULK_THREADS, startBulk, undoBulk } from '../../contract/bulk';
import type { Db } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { EndpointRouter } from '../endpoint-router';
import { runBulk } from '../ingest/run-bulk';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import {
  chooseTargets,
  insertOperation,
  lockOperation,
  readOperation,
  updateOperation,
} from '../stores/bulk.store';
import { findBy } from '../stores/find-by';
import { knownActor } from '../stores/person.store';
import { refuseUnknownTeam } from './teams.route';
import { threadQuery } from './thread-items';

export function routeBulk(api: EndpointRouter, services: Services): void {
  const { db } = services;

  const operationOr404 = async (source: Db, id: string): Promise<BulkOperation> => {
    const operation = await readOperation(source, id);
    if (!operation) throw notFound('bulk action');
    return operation;
  };

  api.on(startBulk, async ({ body, actor }) => {
    const { action, reason, filter, ids } = body;
    if (action.kind === 'route') await refuseUnknownTeam(db, action.teamId, 'action.teamId');
    const id = crypto.randomUUID();
    const who = await knownActor(db, actor);
    await inTransaction(db, async (tx) => {
      await insertOperation(tx, { id, action, reason, actor: who, created_at: services.now() });
      const query = filter && (await threadQuery(tx, services.now(), filter));
      if (query && (query.groups.length > 0 || query.words !== null)) await findBy(tx, 'content');
      const limit = MAX_BULK_THREADS + 1;
      const threads = await chooseTargets(tx, id, query ? { query, limit } : { ids: ids ?? [] });
      if (threads > MAX_BULK_THREADS) throw tooMany();
    });
    services.inBackground(runBulk(services));
    return operationOr404(db, id);
  });

  api.on(getBulk, ({ params }) => operationOr404(db, params.id));

  api.on(undoBulk, async ({ params }) => {
    await inTransaction(db, async (tx) => {
      await lockOperation(tx, params.id);
      const { state } = await operationOr404(tx, params.id);
      if (state === 'undoing' || state === 'undone') return;
      if (state === 'running') throw stillRunning();
      await updateOperation(tx, params.id, { state: 'undoing', walked: 0, finished_at: null, failure: null });
    });
    services.inBackground(runBulk(services));
    return operationOr404(db, params.id);
  });
}

function tooMany(): ApiError {
  const most = MAX_BULK_THREADS.toLocaleString('en');
  return new ApiError(400, 'invalid-request', `This filter finds more than ${most} conversations.`, {
    errors: [{ field: 'filter', message: `Narrow it to ${most} at most.` }],
  });
}

function stillRunning(): ApiError {
  return new ApiError(409, 'conflict', 'It is still under way: it can be taken back when it is done.');
}
