import type { Flaw } from '../../contract/flaw-schemas';
import {
  checkTracker,
  createTrackerIssue,
  draftTrackerIssue,
  getTracker,
  linkTracker,
} from '../../contract/tracker';
import type { Db, Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import { seriesReader } from '../effect/measure-series';
import type { EndpointRouter } from '../endpoint-router';
import { answerEvidence } from '../flaw/answer-evidence';
import { answerFlaw } from '../flaw/answer-flaws';
import { refuseMerged } from '../flaw/merge-flaws';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { type FlawRow, readFlawRow } from '../stores/flaw.store';
import { evidencePage } from '../stores/flaw-evidence.store';
import { addHistory } from '../stores/history.store';
import { knownActor } from '../stores/person.store';
import {
  addTask,
  deleteLink,
  dropTasks,
  hurryTracker,
  linksOf,
  openTasksOf,
  writeLink,
} from '../stores/tracker.store';
import { draftIssue } from '../tracker/draft-issue';
import { issueOfUrl } from '../tracker/github-issues';
import { runTracker } from '../tracker/run-tracker';

const LOOKED_AT = 40;

export function routeTracker(api: EndpointRouter, services: Services): void {
  const { db } = services;
  const answered = (id: string): Promise<Flaw> =>
    readSnapshot(db, async (tx) => answerFlaw(tx, await seriesReader(tx, services.now().getTime()), id));
  const change = async (id: string, work: (tx: Tx, flaw: FlawRow) => Promise<void>): Promise<void> => {
    await inTransaction(db, async (tx) => {
      const flaw = await readFlawRow(tx, id, true);
      if (!flaw) throw notFound('flaw');
      await refuseMerged(tx, flaw);
      await work(tx, flaw);
      await publish(tx, { name: 'flaw', data: { id } }, services.now());
    });
    services.feed.nudge();
  };
  const draft = (id: string): Promise<{ title: string; body: string }> =>
    readSnapshot(db, async (tx) => {
      const flaw = await answerFlaw(tx, await seriesReader(tx, services.now().getTime()), id);
      return draftIssue(flaw, await quotable(tx, id), services.origin);
    });

  api.on(getTracker, async () => {
    const { tracker } = services;
    if (!tracker.available) return { available: false, words: tracker.words, api: null };
    return {
      available: true,
      words: `Issues are created and followed at ${tracker.site}.`,
      api: tracker.api,
    };
  });

  api.on(linkTracker, async ({ params, body, actor }) => {
    const { url, reason } = body;
    const who = await knownActor(db, actor);
    await change(params.id, async (tx) => {
      const now = services.now();
      const before = (await linksOf(tx, [params.id])).get(params.id);
      if (before?.url === url) return;
      await dropTasks(tx, params.id);
      if (url === null) await deleteLink(tx, params.id);
      else {
        const followed = services.tracker.available ? issueOfUrl(url, services.tracker.site) : null;
        const unknown = { state: 'unknown' as const, title: null, reason: null };
        await writeLink(tx, { flawId: params.id, url, followed, ...unknown, actor: who, now });
      }
      const entry = { subjectId: params.id, field: 'tracker', before: before ? { url: before.url } : null };
      await addHistory(tx, [{ ...entry, after: url === null ? null : { url }, reason, actor: who, at: now }]);
    });
    services.inBackground(runTracker(services));
    return answered(params.id);
  });

  api.on(draftTrackerIssue, ({ params }) => draft(params.id));

  api.on(createTrackerIssue, async ({ params, body, actor }) => {
    const { tracker } = services;
    if (!tracker.available) throw new ApiError(503, 'unavailable', tracker.words);
    const { repository, labels } = body;
    const url = `${tracker.site}/${repository}/issues`;
    const content = await draft(params.id);
    const who = await knownActor(db, actor);
    await change(params.id, async (tx) => {
      const link = (await linksOf(tx, [params.id])).get(params.id);
      const open = (await openTasksOf(tx, [params.id])).get(params.id) ?? [];
      if (link?.kind === 'github' || open.some(({ kind }) => kind === 'create')) {
        throw new ApiError(409, 'conflict', 'It has an issue already, or one is being created.');
      }
      const title = body.title ?? content.title;
      const task = {
        id: crypto.randomUUID(),
        flaw_id: params.id,
        kind: 'create' as const,
        url,
        repository,
        issue: null,
      };
      await addTask(
        tx,
        { ...task, content: { title, body: content.body, labels }, actor: who },
        services.now(),
      );
    });
    // The first try is waited for: mostly the issue is there at once. What fails is tried again behind the answer.
    await runTracker(services);
    return answered(params.id);
  });

  api.on(checkTracker, async ({ params }) => {
    if (!services.tracker.available) throw new ApiError(503, 'unavailable', services.tracker.words);
    await change(params.id, (tx) => hurryTracker(tx, [params.id], services.now()));
    await runTracker(services);
    return answered(params.id);
  });
}

/** What may be quoted outside: said in public, and by more than one voice where there are several. */
async function quotable(db: Db, id: string) {
  const asked = { fix: null, sort: 'newest', limit: LOOKED_AT, after: null } as const;
  const rows = await evidencePage(db, id, { ...asked, by: 'person', inPublic: true });
  const found = rows.length > 0 ? rows : await evidencePage(db, id, { ...asked, inPublic: true });
  const voices = await answerEvidence(db, id, found, null);
  return [...new Map(voices.map((voice) => [`${voice.source} ${voice.author ?? voice.id}`, voice])).values()];
}
