import { createMark, deleteMark, listMarks, type Mark, patchMark } from '../../contract/marks';
import { deterministicId } from '../../domain/ids';
import type { EndpointRouter } from '../endpoint-router';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { flawFixedBy } from '../stores/flaw-fix.store';
import * as marks from '../stores/mark.store';
import { knownActor } from '../stores/person.store';
import { decodeCursor, page } from './paging';
import { definedOf, refuseNoFlight } from './patch';

export function routeMarks(api: EndpointRouter, services: Services): void {
  const { db } = services;

  const tell = async (from: string | null, to: string | null) => {
    await publish(db, { name: 'marks', data: { from, to } }, services.now());
    services.feed.nudge();
  };
  const markOr404 = async (id: string): Promise<Mark> => {
    const mark = await marks.readMark(db, id);
    if (!mark) throw notFound('mark');
    return mark;
  };

  api.on(listMarks, async ({ query }) => {
    const window = { from: new Date(query.from), to: new Date(query.to) };
    const cursor = decodeCursor(query.cursor);
    const asked = { limit: query.limit + 1, cursor, kinds: query.kind };
    const found = await marks.marksInWindow(db, window, asked);
    return page(found, query.limit, (mark) => ({ at: mark.at, id: mark.id }));
  });

  api.on(createMark, async ({ body, headers, actor, context }) => {
    const key = headers['idempotency-key'];
    const id = key === undefined ? crypto.randomUUID() : deterministicId('mark', 'idempotency-key', key);
    const values = markColumns(body);
    const who = await knownActor(db, actor);
    const added = await marks.insertMark(db, { ...values, id, importId: null, actor: who }, services.now());
    const mark = await markOr404(id);
    if (!added && !sameMark(mark, body)) {
      throw new ApiError(409, 'conflict', 'This Idempotency-Key was used for another mark.');
    }
    if (!added) return context.json(mark, 200);
    await tell(body.at, body.endExclusive);
    return mark;
  });

  api.on(patchMark, async ({ params, body, actor }) => {
    const known = await markOr404(params.id);
    const changed = { ...known, ...definedOf(body) };
    if (body.at !== undefined || body.endExclusive !== undefined) {
      refuseNoFlight({ from: changed.at, to: changed.endExclusive }, 'at');
    }
    await marks.updateMark(
      db,
      params.id,
      { ...markColumns(changed as WrittenMark), actor: await knownActor(db, actor) },
      services.now(),
    );
    await tell(null, null);
    return markOr404(params.id);
  });

  api.on(deleteMark, async ({ params }) => {
    const fixed = await flawFixedBy(db, params.id);
    if (fixed !== null) {
      throw new ApiError(409, 'conflict', `This is the fix of “${fixed.title}”: take it back there first.`);
    }
    if (!(await marks.deleteMark(db, params.id))) throw notFound('mark');
    await tell(null, null);
    return null;
  });
}

type WrittenMark = Omit<marks.MarkValues, 'at' | 'end_exclusive'> & {
  at: string;
  endExclusive: string | null;
};

function markColumns({ kind, at, endExclusive, label, url, version }: WrittenMark): marks.MarkValues {
  return {
    kind,
    at: new Date(at),
    end_exclusive: endExclusive === null ? null : new Date(endExclusive),
    label,
    url,
    version,
  };
}

function sameMark(mark: Mark, body: WrittenMark): boolean {
  const instant = (value: string | null) => (value === null ? null : Date.parse(value));
  return (
    mark.kind === body.kind &&
    instant(mark.at) === instant(body.at) &&
    instant(mark.endExclusive) === instant(body.endExclusive) &&
    mark.label === body.label &&
    mark.url === body.url &&
    mark.version === body.version
  );
}
