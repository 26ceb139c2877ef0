import {
  type FlawSignature,
  learnSignature,
  matchedPhrases,
  signatureMatch,
  textFeatures,
} from '../../domain/flaw/flaw-signature';
import type { Tx } from '../db/database';
import type { FlawMentionTable } from '../db/flaw-tables';
import { inTransaction } from '../db/in-transaction';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import {
  type FlawRow,
  flawsToMatch,
  flawsWithSignature,
  setMatchedTo,
  setSignature,
} from '../stores/flaw.store';
import { type Decision, decide, decisionsOfThreads, forgetProposed } from '../stores/flaw-decision.store';
import { exampleTexts } from '../stores/flaw-evidence.store';
import {
  type AtStake,
  type ComplaintThread,
  complaintsAfter,
  countedIn,
  otherComplaintTexts,
  takeUnchecked,
} from '../stores/flaw-match.store';
import { lockThreads } from '../stores/thread.store';
import { refreshThreads } from '../stores/thread-state.store';
import { activeVersionOf, listTopicVersions } from '../stores/topic-version.store';

const THREADS_PER_STEP = 1000;
/** Before the first of all threads: the rule is learnt, and nothing has been looked through for it. */
const BEFORE_HISTORY = '00000000-0000-0000-0000-000000000000';
const MAX_EXAMPLES = 500;
/** An even draw of so many other complaints says enough about what is usual. */
const MAX_OTHERS = 4000;

type Recognised = FlawRow & { signature: FlawSignature; topicVersion: number | null };

/**
 * Lets the rules of flaws look at what is new: learns the rule of a flaw where people's decisions changed and looks
 * through history with it, and looks at conversations that changed. What people decided is never touched. In steps, so
 * that others write in between; goes on after a restart.
 */
export async function matchFlaws(services: Services): Promise<void> {
  const run = (step: (tx: Tx) => Promise<boolean>) => inTransaction(services.db, step);
  while (!services.stopping.aborted && (await run((tx) => historyStep(tx, services.now()))))
    services.feed.nudge();
  while (!services.stopping.aborted && (await run((tx) => newStep(tx, services.now()))))
    services.feed.nudge();
}

/**
 * Learns one rule that is due, or else looks through the next of history, once for every rule that is to: those of all
 * flaws are asked of each conversation anyway. A flaw without a rule before and after has nothing to look for.
 */
async function historyStep(tx: Tx, now: Date): Promise<boolean> {
  await lockThreads(tx);
  const due = await flawsToMatch(tx);
  const unlearnt = due.find(({ matched_to }) => matched_to === null);
  if (unlearnt) {
    const signature = await learn(tx, unlearnt);
    await setSignature(tx, unlearnt.id, signature);
    const isAsked = signature !== null || unlearnt.signature !== null;
    await setMatchedTo(tx, [unlearnt.id], isAsked ? BEFORE_HISTORY : null);
    return true;
  }
  const [from] = due.flatMap(({ matched_to }) => matched_to ?? []).sort();
  if (from === undefined) return false;
  const threads = await complaintsAfter(tx, from, await atStake(tx, due), THREADS_PER_STEP);
  await proposeFor(tx, threads, now);
  const to = threads.length < THREADS_PER_STEP ? null : (threads.at(-1)?.id ?? null);
  // Who is further already stays there.
  const reached = due.filter(({ matched_to }) => to === null || (matched_to ?? to) < to);
  await setMatchedTo(
    tx,
    reached.map(({ id }) => id),
    to,
  );
  return true;
}

/** What the rules of these flaws can change: conversations of their topics, and those they have proposed. */
async function atStake(tx: Tx, flaws: readonly FlawRow[]): Promise<AtStake> {
  const versions = (await withTopicVersions(tx, flaws)).map(({ topicVersion }) => topicVersion);
  const known = versions.filter((version) => version !== null);
  return {
    flawIds: flaws.map(({ id }) => id),
    topicVersions: known.length < versions.length ? null : [...new Set(known)],
  };
}

async function newStep(tx: Tx, now: Date): Promise<boolean> {
  await lockThreads(tx);
  const { taken, threads } = await takeUnchecked(tx, THREADS_PER_STEP);
  await proposeFor(tx, threads, now);
  return taken > 0;
}

async function learn(tx: Tx, flaw: FlawRow): Promise<FlawSignature | null> {
  const examples = await exampleTexts(tx, flaw.id, MAX_EXAMPLES);
  const topicVersion = flaw.topic_id === null ? null : await activeVersionOf(tx, flaw.topic_id);
  return learnSignature(
    examples,
    await otherComplaintTexts(tx, { flawId: flaw.id, topicVersion, limit: MAX_OTHERS }),
  );
}

/** Makes the rules' proposals for these conversations what the rules say now. */
async function proposeFor(tx: Tx, threads: readonly ComplaintThread[], now: Date): Promise<void> {
  if (threads.length === 0) return;
  const flaws = await withTopicVersions(tx, await flawsWithSignature(tx));
  const decisions = await decisionsOfThreads(
    tx,
    threads.map(({ id }) => id),
  );
  const byThread = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const known = byThread.get(decision.threadId);
    if (known) known.push(decision);
    else byThread.set(decision.threadId, [decision]);
  }
  const versions = [
    ...new Set(flaws.flatMap(({ topicVersion }) => (topicVersion === null ? [] : [topicVersion]))),
  ];
  const counted = await countedIn(
    tx,
    threads.map(({ openingId }) => openingId),
    versions,
  );
  const proposed: FlawMentionTable[] = [];
  const forgotten = new Map<string, string[]>();
  const touched = new Map<string, Set<string>>();
  const touch = (flawId: string, threadId: string) => {
    const known = touched.get(flawId);
    if (known) known.add(threadId);
    else touched.set(flawId, new Set([threadId]));
  };
  for (const thread of threads) {
    const decided = byThread.get(thread.id) ?? [];
    const candidates = flaws.filter(
      ({ topicVersion }) => topicVersion === null || counted.get(topicVersion)?.has(thread.openingId),
    );
    const found = recogniser(thread, candidates, decided);
    for (const { flawId, mentionId, stand } of decided) {
      if (stand !== 'proposed' || flawId === found?.flaw.id) continue;
      forgotten.set(flawId, [...(forgotten.get(flawId) ?? []), mentionId]);
      touch(flawId, thread.id);
    }
    if (!found) continue;
    const { flaw, words } = found;
    const known = decided.find(({ flawId, stand }) => flawId === flaw.id && stand === 'proposed');
    if (known?.words === words) continue;
    const row = { mention_id: thread.openingId, flaw_id: flaw.id, stand: 'proposed' as const, words };
    proposed.push({ ...row, actor: null, at: now });
    if (!known) touch(flaw.id, thread.id);
  }
  for (const [flawId, mentionIds] of forgotten) await forgetProposed(tx, flawId, mentionIds);
  await decide(tx, proposed);
  await refreshThreads(tx, [...new Set([...touched.values()].flatMap((ids) => [...ids]))], {
    look: false,
  });
  for (const id of touched.keys()) await publish(tx, { name: 'flaw', data: { id } }, now);
  if (touched.size > 0) await publish(tx, { name: 'threads', data: {} }, now);
}

/** Flaws with the version of their topic; a topic that was removed, or is counted for the first time, narrows nothing. */
async function withTopicVersions<Flaw extends FlawRow>(
  tx: Tx,
  flaws: readonly Flaw[],
): Promise<(Flaw & { topicVersion: number | null })[]> {
  const topics = new Set(flaws.flatMap(({ topic_id }) => topic_id ?? []));
  const shown = await listTopicVersions(tx, [...topics]);
  const versionOf = (topicId: string | null) => (topicId === null ? null : shown.get(topicId)?.version);
  return flaws.map((flaw) => ({ ...flaw, topicVersion: versionOf(flaw.topic_id) ?? null }));
}

/** The flaw that recognises a conversation most clearly, unless people decided where it hangs, or that it does not. */
function recogniser(
  { text, lang }: ComplaintThread,
  flaws: readonly Recognised[],
  decided: readonly Decision[],
): { flaw: Recognised; words: string } | null {
  if (text === null || decided.some(({ stand }) => stand === 'in')) return null;
  const off = new Set(decided.filter(({ stand }) => stand === 'out').map(({ flawId }) => flawId));
  const asked = flaws.filter(({ id, root_id }) => !off.has(id) && !off.has(root_id));
  if (asked.length === 0) return null;
  const features = textFeatures({ text, lang });
  let best: Recognised | null = null;
  let clearest = 1;
  for (const flaw of asked) {
    const match = signatureMatch(features, flaw.signature);
    if (match < clearest) continue;
    best = flaw;
    clearest = match;
  }
  if (!best) return null;
  const said = matchedPhrases(features, best.signature).map((phrase) => `“${phrase}”`);
  return { flaw: best, words: `Its words are those of this flaw: ${said.join(', ')}.` };
}
