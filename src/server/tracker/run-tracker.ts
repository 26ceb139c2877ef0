import { inTransaction } from '../db/in-transaction';
import { tellOwner } from '../flaw/tell-owner';
import { oneAtATime } from '../one-at-a-time';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { readFlawRow } from '../stores/flaw.store';
import { addHistory } from '../stores/history.store';
import {
  claimTask,
  failTask,
  finishTask,
  type LinkRow,
  linksToCheck,
  noteIssue,
  noteLinkFailure,
  pauseTracker,
  type TaskRow,
  trackerPause,
  writeLink,
} from '../stores/tracker.store';
import { failureOf, GithubIssues, type Issue, issueOfUrl } from './github-issues';
import type { TrackerService } from './tracker-service';

/** A try whose answer is not there after this is taken for lost. */
const LEASE_MS = 2 * 60_000;
/** How an issue stands is asked for this often. */
const CHECK_EVERY_MS = 5 * 60_000;
/** After so many failures of one thing its owner is told. */
const TOLD_AFTER = 5;

type Available = Extract<TrackerService, { available: true }>;

/**
 * Says in the tracker what is still to be said, and asks how followed issues stand. What fails is kept with its words
 * and tried again later; each thing is said at least once and found again by its marker, so that it is not said twice.
 * Called after every change and by the clock; never throws for what the tracker does.
 */
export const runTracker = oneAtATime(async (services) => {
  if (services.tracker.available) await round(services, services.tracker);
});

async function round(services: Services, tracker: Available): Promise<void> {
  const { db, stopping } = services;
  const mayCall = async () => !stopping.aborted && (await trackerPause(db, services.now())) === null;
  while (await mayCall()) {
    const task = await inTransaction(db, (tx) => claimTask(tx, services.now(), LEASE_MS));
    if (!task) break;
    await tryTask(services, tracker, task);
  }
  const now = services.now();
  for (const link of await linksToCheck(db, new Date(now.getTime() - CHECK_EVERY_MS), now)) {
    if (!(await mayCall())) return;
    await check(services, tracker, link);
  }
}

async function tryTask(services: Services, tracker: Available, task: TaskRow): Promise<void> {
  const { db, feed } = services;
  const issues = new GithubIssues(tracker, services.now());
  try {
    const issue = await say(issues, task);
    await inTransaction(db, async (tx) => {
      const now = services.now();
      await finishTask(tx, task.id, now);
      if (issue) await follow(tx, tracker, task, issue, now);
      const words = WORDS[task.kind](task, issue);
      const entry = { field: 'tracker', before: null, after: { words }, reason: null };
      await addHistory(tx, [{ ...entry, subjectId: task.flaw_id, actor: task.actor, at: now }]);
      await publish(tx, { name: 'flaw', data: { id: task.flaw_id } }, now);
    });
  } catch (error) {
    const failure = failureOf(error, task.attempts, services.now());
    if (!failure) throw error;
    await inTransaction(db, async (tx) => {
      const now = services.now();
      await failTask(tx, task.id, failure.words, failure.retryAt);
      if (failure.everything && failure.retryAt) await pauseTracker(tx, failure.retryAt);
      const flaw = task.attempts === TOLD_AFTER ? await readFlawRow(tx, task.flaw_id) : null;
      if (flaw) await tellOwner(tx, flaw, { kind: 'tracker-failed', words: failure.words, now });
      await publish(tx, { name: 'flaw', data: { id: task.flaw_id } }, now);
    });
  }
  feed.nudge();
}

async function say(issues: GithubIssues, task: TaskRow): Promise<Issue | null> {
  const { repository, issue, content } = task;
  const marked = { marker: markerOf(task), since: task.made_at, mayStand: task.attempts > 1 };
  if (task.kind === 'create') return issues.create(repository, content, marked);
  if (issue === null) return null;
  if (task.kind === 'reopen') return issues.reopen(repository, issue);
  await issues.comment(repository, issue, content.body, marked);
  return null;
}

/** Stands in what is written there, unseen by readers, and tells it again from anything else. */
function markerOf({ id }: Pick<TaskRow, 'id'>): string {
  return `<!-- eddyline ${id} -->`;
}

async function follow(
  tx: Parameters<typeof writeLink>[0],
  tracker: Available,
  task: TaskRow,
  issue: Issue,
  now: Date,
): Promise<void> {
  const { title, state, reason, url } = issue;
  if (task.kind === 'reopen') return noteIssue(tx, task.flaw_id, { title, state, reason, etag: null }, now);
  const followed = issueOfUrl(url, tracker.site) ?? { repository: task.repository, issue: issue.number };
  await writeLink(tx, { flawId: task.flaw_id, url, followed, state, title, reason, actor: task.actor, now });
}

const WORDS: Readonly<Record<TaskRow['kind'], (task: TaskRow, issue: Issue | null) => string>> = {
  create: ({ repository }, issue) => `issue ${repository}#${issue?.number} created`,
  comment: ({ repository, issue }) => `commented on ${repository}#${issue}`,
  reopen: ({ repository, issue }) => `${repository}#${issue} opened again`,
};

async function check(services: Services, tracker: Available, link: LinkRow): Promise<void> {
  const { db, feed } = services;
  if (link.repository === null || link.issue === null) return;
  const issues = new GithubIssues(tracker, services.now());
  try {
    const found = await issues.read(link.repository, link.issue, link.etag);
    await inTransaction(db, async (tx) => {
      const now = services.now();
      if (!found) return noteIssue(tx, link.flaw_id, {}, now);
      const { title, state, reason, url } = found.issue;
      // An issue that was moved is followed to where it is.
      const moved = issueOfUrl(url, tracker.site);
      await noteIssue(tx, link.flaw_id, { title, state, reason, etag: found.etag, url, ...moved }, now);
      if (link.state !== 'unknown' && link.state !== state) {
        const words = `${link.repository}#${link.issue} is ${state} there`;
        const entry = { field: 'tracker', before: { words: link.state }, after: { words }, reason: null };
        await addHistory(tx, [{ ...entry, subjectId: link.flaw_id, actor: null, at: now }]);
      }
      if (link.state !== state || link.title !== title || link.failure !== null) {
        await publish(tx, { name: 'flaw', data: { id: link.flaw_id } }, now);
      }
    });
  } catch (error) {
    const attempts = link.attempts + 1;
    const failure = failureOf(error, attempts, services.now());
    if (!failure) throw error;
    await inTransaction(db, async (tx) => {
      await noteLinkFailure(tx, link.flaw_id, { ...failure, attempts });
      if (failure.everything && failure.retryAt) await pauseTracker(tx, failure.retryAt);
      if (link.failure !== failure.words) {
        await publish(tx, { name: 'flaw', data: { id: link.flaw_id } }, services.now());
      }
    });
  }
  feed.nudge();
}
