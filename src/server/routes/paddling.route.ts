import {
  type Campaign,
  createCampaign,
  deleteCampaign,
  getCampaign,
  listCampaigns,
  patchCampaign,
} from '../../contract/campaigns';
import { createMark, deleteMark, listMarks, type Mark, patchMark } from '../../contract/marks';
import { deterministicId } from '../../domain/ids';
import { inTransaction } from '../db/in-transaction';
import type { EndpointRouter } from '../endpoint-router';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import * as paddling from '../stores/paddling.store';
import { decodeCursor, page } from './paging';

export function routePaddling(api: EndpointRouter, services: Services): void {
  const { db } = services;

  const tell = async (change: { from: string | null; to: string | null }) => {
    await publish(db, { name: 'marks', data: change }, services.now());
    services.feed.nudge();
  };
  const campaignOr404 = async (id: string): Promise<Campaign> => {
    const campaign = await paddling.readCampaign(db, id);
    if (!campaign) throw notFound('campaign');
    return campaign;
  };
  const markOr404 = async (id: string): Promise<Mark> => {
    const mark = await paddling.readMark(db, id);
    if (!mark) throw notFound('mark');
    return mark;
  };

  api.on(listCampaigns, async ({ query }) => {
    const cursor = decodeCursor(query.cursor);
    const found = await paddling.listCampaigns(db, { limit: query.limit + 1, cursor });
    return page(found, query.limit, (campaign) => ({ at: campaign.startAt, id: campaign.id }));
  });

  api.on(getCampaign, ({ params }) => campaignOr404(params.id));

  api.on(createCampaign, async ({ body }) => {
    const id = crypto.randomUUID();
    await paddling.insertCampaign(
      db,
      { ...flightOf(body), id, externalId: null, importId: null },
      services.now(),
    );
    await tell({ from: body.startAt, to: body.endExclusive });
    return campaignOr404(id);
  });

  api.on(patchCampaign, async ({ params, body }) => {
    const known = await campaignOr404(params.id);
    const changed = { ...known, ...definedOf(body) };
    if (Date.parse(changed.endExclusive) <= Date.parse(changed.startAt)) throw endsBeforeStart();
    await paddling.updateCampaign(db, params.id, flightOf(changed), services.now());
    await tell({ from: null, to: null });
    return campaignOr404(params.id);
  });

  api.on(deleteCampaign, async ({ params }) => {
    const existed = await inTransaction(db, (tx) => paddling.deleteCampaign(tx, params.id));
    if (!existed) throw notFound('campaign');
    await tell({ from: null, to: null });
    return null;
  });

  api.on(listMarks, async ({ query }) => {
    const window = { from: new Date(query.from), to: new Date(query.to) };
    const cursor = decodeCursor(query.cursor);
    const found = await paddling.marksInWindow(db, window, { limit: query.limit + 1, cursor });
    return page(found, query.limit, (mark) => ({ at: mark.at, id: mark.id }));
  });

  api.on(createMark, async ({ body, headers, context }) => {
    const key = headers['idempotency-key'];
    const id = key === undefined ? crypto.randomUUID() : deterministicId('mark', 'idempotency-key', key);
    const values = markColumns(body);
    const added = await paddling.insertMark(db, { ...values, id, importId: null }, services.now());
    const mark = await markOr404(id);
    if (!added && !sameMark(mark, body)) {
      throw new ApiError(409, 'conflict', 'This Idempotency-Key was used for another mark.');
    }
    if (!added) return context.json(mark, 200);
    await tell({ from: body.at, to: body.endExclusive });
    return mark;
  });

  api.on(patchMark, async ({ params, body }) => {
    const known = await markOr404(params.id);
    const changed = { ...known, ...definedOf(body) };
    if (changed.endExclusive !== null && Date.parse(changed.endExclusive) <= Date.parse(changed.at)) {
      throw endsBeforeStart();
    }
    await paddling.updateMark(
      db,
      params.id,
      markColumns(changed as Parameters<typeof markColumns>[0]),
      services.now(),
    );
    await tell({ from: null, to: null });
    return markOr404(params.id);
  });

  api.on(deleteMark, async ({ params }) => {
    if (!(await paddling.deleteMark(db, params.id))) throw notFound('mark');
    await tell({ from: null, to: null });
    return null;
  });
}

function flightOf(
  campaign: Pick<Campaign, 'name' | 'startAt' | 'endExclusive' | 'channels' | 'objective' | 'owner'>,
) {
  return { ...campaign, startAt: new Date(campaign.startAt), endExclusive: new Date(campaign.endExclusive) };
}

type WrittenMark = Omit<paddling.MarkValues, 'at' | 'end_exclusive'> & {
  at: string;
  endExclusive: string | null;
};

function markColumns({ kind, at, endExclusive, label, url, version }: WrittenMark): paddling.MarkValues {
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

function endsBeforeStart(): ApiError {
  return new ApiError(400, 'invalid-request', 'The end must lie after the start.', {
    errors: [{ field: 'endExclusive', message: 'Must lie after the start.' }],
  });
}

function definedOf<Values extends object>(
  values: Values,
): { [Key in keyof Values]: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
