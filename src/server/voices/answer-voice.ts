import type { z } from 'zod';
import type { getVoice, VoicePerson } from '../../contract/voice-people';
import { denseBuckets, type Grain, type WeekStart } from '../../domain/buckets';
import { type Stretch, sourcesByBucket } from '../../domain/coverage';
import { type VoiceName, voiceId } from '../../domain/voice-id';
import { VOICE_KINDS_VERSION } from '../../domain/voice-kinds';
import type { Db } from '../db/database';
import { ApiError } from '../problems';
import { decideWindow, iso, type Window } from '../routes/reading';
import { readCalendar } from '../stores/settings.store';
import { readCoverage } from '../stores/source.store';
import { readFirstToNotice } from '../stores/voice-list.store';
import { readNotes } from '../stores/voice-note.store';
import { readSaid, type SaidRow, sourcesOfHandle, topicsOfSaid } from '../stores/voice-person.store';
import { reasonInWords } from './kind-words';
import { partnerHistory, standingOf } from './voice-partner';
import { readableScope, readSetApart } from './voice-reading';

type Query = z.output<(typeof getVoice)['query']>;

/** So much of one voice is read at most, the newest. */
export const VOICE_READ_AT_MOST = 10_000;
const DAY_MS = 86_400_000;

/** Everything the page of a voice shows. Throws 404 where nobody of this name is known, or not any more. */
export async function answerVoice(
  db: Db,
  nowMs: number,
  name: VoiceName,
  query: Query,
): Promise<VoicePerson> {
  const { zone, weekStart } = await readCalendar(db);
  const window = await decideWindow(db, query, zone.zone, nowMs);
  const read = await readSaid(db, name, { limit: VOICE_READ_AT_MOST + 1, zone: zone.zone });
  const said = read.slice(0, VOICE_READ_AT_MOST);
  const [newest] = said;
  if (!newest) throw noVoice(name);
  const noticed = (await readFirstToNotice(db)).filter(
    ({ source, handle }) => source === name.source && handle === name.handle,
  );
  const knowsFollowers = said.find(({ followers }) => followers !== null);
  const ids = said.map(({ id }) => id);
  const sources = await sourcesOfHandle(db, name.handle);
  return {
    id: voiceId(name),
    source: name.source,
    author: newest.author,
    authorName: said.find(({ authorName }) => authorName !== null)?.authorName ?? null,
    followers: knowsFollowers?.followers ?? null,
    followersAt: knowsFollowers ? iso(knowsFollowers.atMs) : null,
    ...(await kindOf(db, name, window)),
    firstAt: iso((said.at(-1) as SaidRow).atMs),
    lastAt: iso(newest.atMs),
    zone: zone.zone,
    figures: { ...figuresOf(said), noticed: noticed.length },
    inWindow: inWindow(said, window),
    read: { mentions: said.length, partial: read.length > VOICE_READ_AT_MOST },
    series: seriesOf(said, await readCoverage(db, [name.source]), zone.zone, weekStart),
    topics: await topicsOfSaid(db, ids),
    replies: repliesTo(said),
    noticed: noticed.map(({ id, title, state, at, threadId }) => ({
      id,
      title,
      state,
      at: at.toISOString(),
      threadId,
    })),
    standing: await standingOf(db, name),
    partnerHistory: await partnerHistory(db, name),
    notes: await readNotes(db, name),
    namesakes: sources
      .filter((source) => source !== name.source)
      .map((source) => ({ id: voiceId({ source, handle: name.handle }), source })),
    definition: VOICE_KINDS_VERSION,
  };
}

export function noVoice({ source, handle }: VoiceName): ApiError {
  return new ApiError(
    404,
    'not-found',
    `Nobody known as ${handle} on ${source} has spoken in public. Whoever was erased is nobody any more.`,
  );
}

/** As the list of the same window sets them apart. */
async function kindOf(db: Db, { source, handle }: VoiceName, window: Window) {
  const { scope } = await readableScope(db, {
    from: new Date(window.fromMs),
    to: new Date(window.toMs),
    topicVersion: null,
    sources: [],
    langs: [],
  });
  const apart = (await readSetApart(db, scope, { source, handle })).get(voiceId({ source, handle }));
  return { kind: apart?.kind ?? ('person' as const), why: (apart?.reasons ?? []).map(reasonInWords) };
}

function inWindow(said: readonly SaidRow[], { fromMs, toMs }: Window): VoicePerson['inWindow'] {
  const figures = figuresOf(said.filter(({ atMs }) => atMs >= fromMs && atMs < toMs));
  const { mentions, complaints, unanswered, complaintDays } = figures;
  return { from: iso(fromMs), to: iso(toMs), mentions, complaints, unanswered, complaintDays };
}

function figuresOf(said: readonly SaidRow[]): Omit<VoicePerson['figures'], 'noticed'> {
  const inbound = said.filter(({ isInbound }) => isInbound);
  const complaints = inbound.filter(({ complaint }) => complaint);
  const count = (sentiment: SaidRow['sentiment']) =>
    inbound.filter((mention) => mention.sentiment === sentiment).length;
  return {
    mentions: inbound.length,
    positive: count('positive'),
    neutral: count('neutral'),
    negative: count('negative'),
    unscored: count(null),
    outbound: said.length - inbound.length,
    complaints: complaints.length,
    unanswered: complaints.filter(({ replies }) => replies === 0).length,
    days: new Set(inbound.map(({ day }) => day)).size,
    complaintDays: new Set(complaints.map(({ day }) => day)).size,
    helped: new Set(inbound.filter(({ helps }) => helps).map(({ threadId }) => threadId)).size,
  };
}

/** Days for two months, weeks for a year and a half, months beyond: from what they said first to what they said last. */
function seriesOf(
  said: readonly SaidRow[],
  stretches: readonly Stretch[],
  zone: string,
  weekStart: WeekStart,
): VoicePerson['series'] {
  const window = { fromMs: (said.at(-1) as SaidRow).atMs, toMs: (said[0] as SaidRow).atMs + 1 };
  const days = (window.toMs - window.fromMs) / DAY_MS;
  const grain: Extract<Grain, 'day' | 'week' | 'month'> = days <= 62 ? 'day' : days <= 550 ? 'week' : 'month';
  const buckets = denseBuckets(window, grain, zone, weekStart).map((bucket) => ({
    ...bucket,
    mentions: 0,
    positive: 0,
    negative: 0,
    complaints: 0,
  }));
  const collected = sourcesByBucket(buckets, stretches);
  let index = buckets.length - 1;
  for (const { atMs, isInbound, sentiment, complaint } of said) {
    while (index > 0 && atMs < (buckets[index] as (typeof buckets)[number]).startMs) index--;
    const bucket = buckets[index];
    if (!bucket || !isInbound) continue;
    bucket.mentions++;
    if (sentiment === 'positive') bucket.positive++;
    if (sentiment === 'negative') bucket.negative++;
    if (complaint) bucket.complaints++;
  }
  return {
    grain,
    buckets: buckets.map(({ startMs, endExclusiveMs, ...counts }, place) => ({
      start: iso(startMs),
      end: iso(endExclusiveMs),
      ...counts,
      collected: (collected[place] ?? []).length > 0 || counts.mentions > 0,
    })),
  };
}

function repliesTo(said: readonly SaidRow[]): VoicePerson['replies'] {
  const opened = said.filter(({ opens, isInbound }) => opens && isInbound);
  const answered = opened.filter(({ replies }) => replies > 0);
  const waits = answered
    .flatMap(({ replyMs }) => (replyMs === null ? [] : [replyMs]))
    .sort((one, other) => one - other);
  const middle = Math.floor((waits.length - 1) / 2);
  const [low, high] = [waits[middle], waits[Math.ceil((waits.length - 1) / 2)]];
  return {
    opened: opened.length,
    answered: answered.length,
    waiting: opened.filter(({ waits: isWaiting }) => isWaiting).length,
    medianSeconds: low === undefined || high === undefined ? null : (low + high) / 2000,
  };
}
