import {
  acceptFlawProposal,
  dismissFlawProposal,
  type FlawProposal,
  listFlawProposals,
  listFlawProposalVoices,
} from '../../contract/flaw-proposals';
import { bucketStart } from '../../domain/buckets';
import { type SignatureText, signatureMatch, textFeatures } from '../../domain/flaw/flaw-signature';
import { proposalTitle } from '../../domain/flaw/proposal-title';
import type { Db } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import { seriesReader } from '../effect/measure-series';
import type { EndpointRouter } from '../endpoint-router';
import { answerFlaw } from '../flaw/answer-flaws';
import { addFlaw } from '../flaw/change-flaw';
import * as decided from '../flaw/decide-threads';
import { refuseMerged } from '../flaw/merge-flaws';
import { keepUpFlaws } from '../flaw/watch-flaws';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { flawsWithSignature, readFlawRow } from '../stores/flaw.store';
import {
  closeProposal,
  lastLook,
  type ProposalRow,
  readProposals,
  stillStands,
} from '../stores/flaw-proposal.store';
import { addHistory } from '../stores/history.store';
import { knownActor } from '../stores/person.store';
import { readCalendar } from '../stores/settings.store';
import { readTurns } from '../stores/thread-read.store';
import { listTopicVersions } from '../stores/topic-version.store';
import { countKinds, isShown } from '../voices/shown-kinds';
import { pageAfter } from './paging';
import { unknownReference } from './unknown-reference';
import { answerVoices } from './voice-answer';

const SAMPLE = 5;
/** It looks like a flaw on record when so many of its texts are recognised as that. */
const RESEMBLES = 0.5;

export function routeFlawProposals(api: EndpointRouter, services: Services): void {
  const { db } = services;

  const openOr404 = async (tx: Db, id: string): Promise<ProposalRow> => {
    const [proposal] = await readProposals(tx, { states: ['open'], id });
    if (!proposal) throw notFound('open proposal');
    return proposal;
  };

  api.on(listFlawProposals, ({ query }) =>
    readSnapshot(db, async (tx) => {
      // What has mostly gone to flaws since is no proposal any more; the next look groups the rest anew.
      const open = (await readProposals(tx, { states: ['open'], topicId: query.topic })).filter(stillStands);
      const wanted = open.filter((proposal) => isShown(proposal, query.show));
      const { items, nextCursor } = pageAfter(wanted, query, ({ id }) => id);
      const lookedAt = await lastLook(tx);
      return {
        items: await answerProposals(tx, items),
        nextCursor,
        kinds: countKinds(open),
        lookedAt: lookedAt?.toISOString() ?? null,
        looking: false,
      };
    }),
  );

  api.on(listFlawProposalVoices, ({ params, query }) =>
    readSnapshot(db, async (tx) => {
      const { threads } = await openOr404(tx, params.id);
      const { items, nextCursor } = pageAfter(threads, query, ({ threadId }) => threadId);
      const openings = items.map(({ openingId }) => openingId);
      return { items: await answerVoices(tx, openings), nextCursor };
    }),
  );

  api.on(acceptFlawProposal, async ({ params, body, actor }) => {
    const by = { actor: await knownActor(db, actor), now: services.now(), reason: body.reason };
    const id = await inTransaction(db, async (tx) => {
      const proposal = await openOr404(tx, params.id);
      const without = new Set(body.without);
      const threadIds = proposal.threads.map(({ threadId }) => threadId);
      const chosen = threadIds.filter((threadId) => !without.has(threadId));
      if (chosen.length === 0) {
        throw new ApiError(400, 'invalid-request', 'Nothing is left of the proposal.', {
          errors: [{ field: 'without', message: 'Leave at least one conversation.' }],
        });
      }
      const flaw = body.into === null ? null : await readFlawRow(tx, body.into, true);
      if (body.into !== null && !flaw) throw unknownReference('into', 'flaw');
      if (flaw) await refuseMerged(tx, flaw);
      const { topicId } = proposal;
      const title = body.title ?? proposal.title;
      const { ownerTeamId, ownerPersonId } = body;
      const owner = { ownerTeamId, ownerPersonId };
      const made = { title, note: null, topicId, state: 'accepted' as const, ...owner };
      const into = flaw ?? (await addFlaw(tx, made, by));
      await addHistory(tx, [
        {
          subjectId: into.id,
          field: 'proposal',
          before: null,
          after: { threads: chosen.length, title: proposal.title, why: proposal.why },
          reason: by.reason,
          actor: by.actor,
          at: by.now,
        },
      ]);
      await decided.attachThreads(tx, into, chosen, by);
      const refused = threadIds.filter((threadId) => without.has(threadId));
      if (refused.length > 0) await decided.detachThreads(tx, into, refused, by);
      await closeProposal(tx, proposal.id, 'accepted', threadIds.length);
      await publish(tx, { name: 'flaw', data: { id: null } }, by.now);
      await publish(tx, { name: 'threads', data: {} }, by.now);
      return into.id;
    });
    services.feed.nudge();
    services.inBackground(keepUpFlaws(services));
    return readSnapshot(db, async (tx) =>
      answerFlaw(tx, await seriesReader(tx, services.now().getTime()), id),
    );
  });

  api.on(dismissFlawProposal, async ({ params, body, actor }) => {
    const who = await knownActor(db, actor);
    const at = services.now();
    await inTransaction(db, async (tx) => {
      const { id, title, threads } = await openOr404(tx, params.id);
      await closeProposal(tx, id, 'dismissed', threads.length);
      const after = { title, threads: threads.length };
      const entry = { subjectId: id, field: 'dismissed', before: null, after };
      await addHistory(tx, [{ ...entry, reason: body.reason, actor: who, at }]);
      await publish(tx, { name: 'flaw', data: { id: null } }, at);
    });
    services.feed.nudge();
    return null;
  });
}

async function answerProposals(db: Db, rows: readonly ProposalRow[]): Promise<FlawProposal[]> {
  const topics = await listTopicVersions(db, [...new Set(rows.flatMap(({ topicId }) => topicId ?? []))]);
  const { zone } = (await readCalendar(db)).zone;
  const flaws = await flawsWithSignature(db);
  const proposals: FlawProposal[] = [];
  for (const { id, topicId, threads, dismissedThreads, foundAt, state: _, mentions: __, ...row } of rows) {
    const [first, last] = [threads[0], threads.at(-1)];
    if (!first || !last) continue;
    const sample = await answerVoices(
      db,
      spread(threads, SAMPLE).map(({ openingId }) => openingId),
    );
    const name = topicId === null ? undefined : topics.get(topicId)?.name;
    const texts = await readTurns(
      db,
      spread(threads, 40).map(({ openingId }) => openingId),
    );
    const words = [...texts.values()].flatMap(({ text }) => text ?? []);
    proposals.push({
      ...row,
      id,
      // Read anew each time: whose words are gone lends them to no title.
      title: proposalTitle(words, row.phrases) ?? row.title,
      topic: topicId === null || name === undefined ? null : { id: topicId, name },
      threads: threads.length,
      people: new Set(
        threads.flatMap(({ source, author }) => (author === null ? [] : [`${source} ${author}`])),
      ).size,
      days: new Set(threads.map(({ at }) => bucketStart(at.getTime(), 'day', zone))).size,
      firstAt: first.at.toISOString(),
      lastAt: last.at.toISOString(),
      resembles: resembled(
        [...texts.values()].flatMap(({ text, lang }) => (text === null ? [] : [{ text, lang }])),
        flaws,
      ),
      grew: dismissedThreads !== null,
      sample,
      threadIds: threads.map(({ threadId }) => threadId),
      foundAt: foundAt.toISOString(),
    });
  }
  return proposals;
}

type Signed = Awaited<ReturnType<typeof flawsWithSignature>>[number];

function resembled(texts: readonly SignatureText[], flaws: readonly Signed[]): FlawProposal['resembles'] {
  const features = texts.map(textFeatures);
  let best: FlawProposal['resembles'] = null;
  let closest = RESEMBLES;
  for (const { root_id, title, signature } of flaws) {
    const match = features.filter((one) => signatureMatch(one, signature) >= 1).length / features.length;
    if (match < closest) continue;
    closest = match;
    best = { id: root_id, title };
  }
  return best;
}

/** So many of a list, evenly, the first and the last among them. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from(
    { length: count },
    (_, index) => items[Math.round((index * (items.length - 1)) / (count - 1))] as Item,
  );
}
