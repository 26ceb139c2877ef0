import type { z } from 'zod';
import {
  attachThreads,
  detachThreads,
  followFlaw,
  mergeFlaw,
  recordFix,
  removeFix,
  splitFlaw,
  unmergeFlaw,
} from '../../contract/flaw-changes';
import { getFlawHistory, getFlawSeries } from '../../contract/flaw-evidence';
import { FLAW_STATES, type Flaw, type FlawItem } from '../../contract/flaw-schemas';
import { createFlaw, getFlaw, listFlaws, listRisenFlaws, patchFlaw } from '../../contract/flaws';
import type { Db, Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import { seriesReader } from '../effect/measure-series';
import type { EndpointRouter } from '../endpoint-router';
import { answerFlaw, answerFlaws, type RankedFlaw, rankFlaws } from '../flaw/answer-flaws';
import { addFlaw, changeFlaw } from '../flaw/change-flaw';
import * as decided from '../flaw/decide-threads';
import { daysOut, zoneDays } from '../flaw/flaw-days';
import { historyWords } from '../flaw/history-words';
import * as merging from '../flaw/merge-flaws';
import * as fixing from '../flaw/record-fix';
import { risenFlaws } from '../flaw/risen-flaws';
import { keepUpFlaws } from '../flaw/watch-flaws';
import { notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { type FlawRow, followersOf, readFlawRow, setFollower, standingFlaws } from '../stores/flaw.store';
import { flawDayCounts, flawFigures, flawSources } from '../stores/flaw-count.store';
import { countOpenProposals } from '../stores/flaw-proposal.store';
import { addHistory, readHistory } from '../stores/history.store';
import { knownActor, readPerson } from '../stores/person.store';
import { pageAfter } from './paging';
import { refuseEmptyWindow, refuseTooManyBuckets } from './reading';
import { unknownReference } from './unknown-reference';

const SERIES_DAYS = 90;
const DAY_MS = 86_400_000;

export function routeFlaws(api: EndpointRouter, services: Services): void {
  const { db } = services;
  const answered = (id: string): Promise<Flaw> =>
    readSnapshot(db, async (tx) => answerFlaw(tx, await seriesReader(tx, services.now().getTime()), id));

  /** Changes a flaw that stands alone, tells of it, and lets what follows from it be worked out. */
  const change = async <Result>(
    { id, actor, reason }: { id: string; actor: string | null; reason: string | null },
    work: (tx: Tx, flaw: FlawRow, by: decided.By) => Promise<Result>,
  ): Promise<Result> => {
    const by = { actor: await knownActor(db, actor), now: services.now(), reason };
    const result = await inTransaction(db, async (tx) => {
      const flaw = await readFlawRow(tx, id, true);
      if (!flaw) throw notFound('flaw');
      await merging.refuseMerged(tx, flaw);
      const made = await work(tx, flaw, by);
      await publish(tx, { name: 'flaw', data: { id } }, by.now);
      return made;
    });
    services.feed.nudge();
    services.inBackground(keepUpFlaws(services));
    return result;
  };
  const tellThreads = (tx: Tx) => publish(tx, { name: 'threads', data: {} }, services.now());
  const tellMarks = (tx: Tx) =>
    publish(tx, { name: 'marks', data: { from: null, to: null } }, services.now());

  api.on(listFlaws, ({ query }) => readSnapshot(db, (tx) => listed(tx, services.now(), query)));

  api.on(listRisenFlaws, ({ query }) => readSnapshot(db, (tx) => risenFlaws(tx, query)));

  api.on(createFlaw, async ({ body, actor }) => {
    const by = { actor: await knownActor(db, actor), now: services.now(), reason: null };
    const id = await inTransaction(db, async (tx) => {
      const { threadIds, ...flaw } = body;
      const made = await addFlaw(tx, flaw, by);
      if (threadIds.length > 0) await decided.attachThreads(tx, made, threadIds, by);
      await publish(tx, { name: 'flaw', data: { id: made.id } }, by.now);
      await tellThreads(tx);
      return made.id;
    });
    services.feed.nudge();
    services.inBackground(keepUpFlaws(services));
    return answered(id);
  });

  api.on(getFlaw, ({ params }) => answered(params.id));

  api.on(patchFlaw, async ({ params, body, actor }) => {
    const { reason, ...wanted } = body;
    await change({ id: params.id, actor, reason }, (tx, flaw, by) => changeFlaw(tx, flaw, wanted, by));
    return answered(params.id);
  });

  api.on(mergeFlaw, async ({ params, body, actor }) => {
    const by = { actor: await knownActor(db, actor), now: services.now(), reason: body.reason };
    await inTransaction(db, async (tx) => {
      await merging.mergeFlaws(tx, params.id, body.into, by);
      await publish(tx, { name: 'flaw', data: { id: null } }, by.now);
      await tellThreads(tx);
    });
    services.feed.nudge();
    services.inBackground(keepUpFlaws(services));
    return answered(body.into);
  });

  api.on(unmergeFlaw, async ({ params, body, actor }) => {
    const by = { actor: await knownActor(db, actor), now: services.now(), reason: body.reason };
    await inTransaction(db, async (tx) => {
      await merging.unmergeFlaw(tx, params.id, by);
      await publish(tx, { name: 'flaw', data: { id: null } }, by.now);
      await tellThreads(tx);
    });
    services.feed.nudge();
    services.inBackground(keepUpFlaws(services));
    return answered(params.id);
  });

  api.on(splitFlaw, async ({ params, body, actor }) => {
    const { reason, title, threadIds } = body;
    const id = await change({ id: params.id, actor, reason }, async (tx, flaw, by) => {
      const { topic_id: topicId, owner_team_id: ownerTeamId, owner_person_id: ownerPersonId } = flaw;
      const state = flaw.state === 'suspected' ? 'suspected' : 'accepted';
      const made = await addFlaw(tx, { title, note: null, topicId, ownerTeamId, ownerPersonId, state }, by);
      const { changed } = await decided.attachThreads(tx, made, threadIds, by);
      await addHistory(tx, [
        {
          subjectId: flaw.id,
          field: 'split',
          before: null,
          after: { into: made.id, title, threads: changed },
          reason,
          actor: by.actor,
          at: by.now,
        },
      ]);
      await tellThreads(tx);
      return made.id;
    });
    return answered(id);
  });

  for (const [endpoint, decide] of [
    [attachThreads, decided.attachThreads],
    [detachThreads, decided.detachThreads],
  ] as const) {
    api.on(endpoint, async ({ params, body, actor }) => {
      const { threadIds, reason } = body;
      const result = await change({ id: params.id, actor, reason }, async (tx, flaw, by) => {
        await tellThreads(tx);
        return decide(tx, flaw, threadIds, by);
      });
      return { ...result, flaw: await answered(params.id) };
    });
  }

  api.on(recordFix, async ({ params, body, actor }) => {
    const { reason, ...fix } = body;
    await change({ id: params.id, actor, reason }, async (tx, flaw, by) => {
      await fixing.recordFix(tx, flaw, fix, by);
      await tellMarks(tx);
    });
    return answered(params.id);
  });

  api.on(removeFix, async ({ params, actor }) => {
    await change({ id: params.id, actor, reason: null }, (tx, flaw, by) =>
      fixing.removeFix(tx, flaw, params.markId, by),
    );
    return answered(params.id);
  });

  api.on(followFlaw, async ({ params, body, actor }) => {
    if (!(await readPerson(db, body.personId))) throw unknownReference('personId', 'person');
    await change({ id: params.id, actor, reason: null }, (tx) =>
      setFollower(tx, params.id, body.personId, body.follows),
    );
    return { followers: await followersOf(db, params.id) };
  });

  api.on(getFlawSeries, ({ params, query }) =>
    readSnapshot(db, (tx) => series(tx, params.id, services.now(), query)),
  );

  api.on(getFlawHistory, async ({ params }) => {
    if (!(await readFlawRow(db, params.id))) throw notFound('flaw');
    const entries = await readHistory(db, params.id);
    return { items: entries.map((entry) => ({ ...entry, words: historyWords(entry) })) };
  });
}

type ListQuery = z.output<(typeof listFlaws)['query']>;

async function listed(db: Db, now: Date, query: ListQuery) {
  const reader = await seriesReader(db, now.getTime());
  const flaws = await standingFlaws(db);
  const byState = Object.fromEntries(
    FLAW_STATES.map((state) => [state, flaws.filter((flaw) => flaw.state === state).length]),
  ) as Record<(typeof FLAW_STATES)[number], number>;
  const ranked = (await rankFlaws(db, reader, flaws)).filter(matching(query)).sort(SORTS[query.sort]);
  const { items, nextCursor } = pageAfter(ranked, query, ({ flaw }) => flaw.id);
  const shown: FlawItem[] = await answerFlaws(db, reader, items);
  return { items: shown, nextCursor, byState, proposals: await countOpenProposals(db) };
}

function matching({ state, topic, team, q }: ListQuery): (ranked: RankedFlaw) => boolean {
  const words = q?.toLocaleLowerCase();
  return ({ flaw, merged }) =>
    (state.length === 0 || state.includes(flaw.state)) &&
    (topic.length === 0 || (flaw.topic_id !== null && topic.includes(flaw.topic_id))) &&
    (team === undefined || [flaw, ...merged].find((one) => one.owner_team_id)?.owner_team_id === team) &&
    (words === undefined || words === '' || flaw.title.toLocaleLowerCase().includes(words));
}

type Sort = (one: RankedFlaw, other: RankedFlaw) => number;
const byRank: Sort = (one, other) =>
  other.rank.score - one.rank.score || (one.flaw.id < other.flaw.id ? -1 : 1);
const by =
  (value: (ranked: RankedFlaw) => number): Sort =>
  (one, other) =>
    value(other) - value(one) || byRank(one, other);
const SORTS: Readonly<Record<ListQuery['sort'], Sort>> = {
  rank: byRank,
  volume: by(({ figures }) => figures?.complaints ?? 0),
  persistence: by(({ figures }) => figures?.days ?? 0),
  breadth: by(({ figures }) => figures?.people ?? 0),
  recent: by(({ figures }) => figures?.lastAt?.getTime() ?? 0),
};

async function series(
  db: Db,
  id: string,
  now: Date,
  query: { from?: string | undefined; to?: string | undefined },
) {
  if (!(await readFlawRow(db, id))) throw notFound('flaw');
  const reader = await seriesReader(db, now.getTime());
  const toMs = query.to === undefined ? reader.nowMs : Date.parse(query.to);
  const figures = (await flawFigures(db, [id], [0])).get(id);
  const firstMs = figures?.heardAt.getTime() ?? toMs;
  const fromMs =
    query.from === undefined
      ? Math.min(toMs - DAY_MS, Math.max(firstMs - 7 * DAY_MS, toMs - SERIES_DAYS * DAY_MS))
      : Date.parse(query.from);
  refuseEmptyWindow({ fromMs, toMs });
  refuseTooManyBuckets({ fromMs, toMs }, 'day');
  const days = zoneDays(reader, fromMs, toMs);
  const counts = (await flawDayCounts(db, [id], days)).get(id) ?? new Map();
  const sources = (await flawSources(db, [id])).get(id) ?? [];
  return {
    days: daysOut(days, counts, sources, reader),
    sources: sources.length > 0 ? sources : [...reader.sources],
    zone: reader.calendar.zone.zone,
    method: 'flaw-series-1' as const,
  };
}
