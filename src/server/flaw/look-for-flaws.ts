import { RANK_DAYS } from '../../domain/flaw/flaw-rank';
import { type FlawProposal, proposeFlaws } from '../../domain/flaw/propose-flaws';
import { voiceIdOf } from '../../domain/voice-id';
import { VOICE_KINDS, type VoiceKind } from '../../domain/voice-kinds';
import { offsetSegmentAt } from '../../domain/zone-offsets';
import type { Db, Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import {
  importedSince,
  type LooseComplaint,
  lastComplaintAt,
  looseComplaints,
} from '../stores/flaw-match.store';
import {
  dropOpenProposals,
  lastLook,
  noteLook,
  type ProposalRow,
  proposalMentions,
  readProposals,
  reopenProposal,
  writeProposal,
} from '../stores/flaw-proposal.store';
import { activeTopics } from '../stores/mover.store';
import { readCalendar } from '../stores/settings.store';
import { readableScope, readSetApart } from '../voices/voice-reading';

const DAY_MS = 86_400_000;
/** Looking costs about a second for two thousand complaints: not more often than this. */
const REST_MS = 10 * 60_000;
/** Of a topic so many complaints are looked at, the newest. */
const MOST_COMPLAINTS = 1200;
/** Of each topic the strongest so many, and of all together; more than people can look through helps nobody. */
const MOST_OF_TOPIC = 3;
const MOST_PROPOSALS = 24;
/** The same proposal as before when so much of it is. */
const SAME_SHARE = 0.5;
/** Dismissed, it comes back when it has grown by so much … */
const GROWN = 1.5;
/** … and by so many. */
const GROWN_BY = 3;

/** A group that was found, with the topic it was found in. */
interface Found extends FlawProposal {
  topicId: string | null;
  /** Who says it. */
  kind: VoiceKind;
}

/**
 * Looks through the complaints of the last twelve weeks that hang on no flaw, topic by topic, and keeps the groups that
 * might be flaws, the strongest of each topic; what likely bots say, and what is copied, is grouped by itself. A group that was found before keeps its id; a dismissed one stays dismissed until it has grown by half
 * and three. Does nothing while nothing was imported, or within ten minutes of the last look.
 */
export async function lookForFlaws(services: Services, { atOnce } = { atOnce: false }): Promise<void> {
  const { db } = services;
  const now = services.now();
  const looked = await lastLook(db);
  if (!atOnce && looked !== null) {
    if (now.getTime() - looked.getTime() < REST_MS || !(await importedSince(db, looked))) return;
  }
  const last = await lastComplaintAt(db, now);
  const found = last === null ? [] : await findGroups(services, last);
  if (services.stopping.aborted) return;
  await inTransaction(db, async (tx) => {
    await keep(tx, found, now);
    await noteLook(tx, now);
    await publish(tx, { name: 'flaw', data: { id: null } }, now);
  });
  services.feed.nudge();
}

async function findGroups({ db, stopping }: Services, last: Date): Promise<Found[]> {
  const { zone } = (await readCalendar(db)).zone;
  const dayOf = (atMs: number) => String(Math.floor((atMs + offsetSegmentAt(atMs, zone).offsetMs) / DAY_MS));
  const before = await proposalMentions(db);
  const window = { from: new Date(last.getTime() - RANK_DAYS * DAY_MS), to: last, limit: MOST_COMPLAINTS };
  const asked = {
    from: window.from,
    to: new Date(last.getTime() + 1),
    topicVersion: null,
    sources: [],
    langs: [],
  };
  const apart = await readSetApart(db, (await readableScope(db, asked)).scope);
  const kindOf = ({ source, author }: LooseComplaint): VoiceKind =>
    (author === null ? undefined : apart.get(voiceIdOf(source, author))?.kind) ?? 'person';
  const topics: { topicId: string | null; version: number | null }[] = [
    ...(await activeTopics(db)),
    { topicId: null, version: null },
  ];
  const read = (place: number) => {
    const topic = topics[place];
    const reading = topic ? looseComplaints(db as Db, topic.version, window) : Promise.resolve([]);
    // A failure is thrown where it is waited for; without this it would count as unhandled until then.
    reading.catch(() => {});
    return reading;
  };
  let next = read(0);
  const found: Found[] = [];
  const taken = new Set<string>();
  for (const [place, { topicId }] of topics.entries()) {
    const complaints = await next;
    if (stopping.aborted) return found;
    // The store reads the next topic while this one is grouped.
    next = read(place + 1);
    for (const kind of VOICE_KINDS) {
      const openings = complaints
        .filter((opening) => kindOf(opening) === kind)
        .map(({ at, ...opening }) => ({ ...opening, saidAtMs: at.getTime() }));
      let kept = 0;
      for (const proposal of strongestFirst(proposeFlaws(openings, { dayOf, before }).proposals)) {
        if (kept === MOST_OF_TOPIC) break;
        // What speaks about two topics is proposed in the first of them.
        if (proposal.members.filter((id) => taken.has(id)).length >= SAME_SHARE * proposal.members.length)
          continue;
        for (const id of proposal.members) taken.add(id);
        found.push({ ...proposal, topicId, kind });
        kept++;
      }
    }
    // Others get their turn: each topic is a piece of work of its own.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return VOICE_KINDS.flatMap((kind) =>
    strongestFirst(found.filter((one) => one.kind === kind)).slice(0, MOST_PROPOSALS),
  );
}

/** What rises comes first, then what most people say. */
function strongestFirst<Proposal extends FlawProposal>(proposals: readonly Proposal[]): Proposal[] {
  return [...proposals].sort(
    (one, other) =>
      Number(other.rise !== null) - Number(one.rise !== null) ||
      other.people - one.people ||
      (one.key < other.key ? -1 : 1),
  );
}

async function keep(tx: Tx, found: readonly Found[], now: Date): Promise<void> {
  const known = await readProposals(tx, { states: ['open', 'dismissed'] });
  const byMention = await proposalMentions(tx);
  const kept: string[] = [];
  for (const { topicId, kind, members, title, phrases, why, version } of found) {
    const same = sameAs(
      members,
      byMention,
      known.filter(({ id }) => !kept.includes(id)),
    );
    const id = same?.id ?? crypto.randomUUID();
    kept.push(id);
    const state = same?.state ?? 'open';
    await writeProposal(tx, {
      id,
      topicId,
      title,
      state,
      kind,
      phrases,
      why,
      method: version,
      foundAt: same?.foundAt ?? now,
      mentionIds: members,
    });
    const dismissed = same?.dismissedThreads ?? null;
    const hasGrown =
      dismissed !== null && members.length >= Math.max(GROWN * dismissed, dismissed + GROWN_BY);
    if (state === 'dismissed' && hasGrown) await reopenProposal(tx, id, now);
  }
  await dropOpenProposals(tx, kept);
}

function sameAs(
  members: readonly string[],
  byMention: ReadonlyMap<string, string>,
  known: readonly ProposalRow[],
): ProposalRow | null {
  const shared = new Map<string, number>();
  for (const member of members) {
    const id = byMention.get(member);
    if (id !== undefined) shared.set(id, (shared.get(id) ?? 0) + 1);
  }
  const best = known
    .map((row) => ({ row, shared: shared.get(row.id) ?? 0 }))
    .filter(
      ({ row, shared: count }) => count > 0 && count >= SAME_SHARE * Math.min(row.mentions, members.length),
    )
    .sort((one, other) => other.shared - one.shared || (one.row.id < other.row.id ? -1 : 1))[0];
  return best?.row ?? null;
}
