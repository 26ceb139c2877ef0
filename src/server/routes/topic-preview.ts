import type { TopicPreview } from '../../contract/topics';
import { denseBuckets } from '../../domain/buckets';
import { proportionInterval } from '../../domain/proportion-interval';
import { compileTopics } from '../../domain/topic-query/match-topics';
import { matchedSpans } from '../../domain/topic-query/matched-spans';
import { parseTopicQuery, type TopicQuery } from '../../domain/topic-query/parse-topic-query';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { Services } from '../services';
import { readCalendar } from '../stores/settings.store';
import { mentionExtent } from '../stores/source.store';
import { readSubjects } from '../stores/topic-match.store';
import {
  countInWindow,
  drawFromWindow,
  namedMatches,
  type WindowSubject,
} from '../stores/topic-preview.store';
import { answerVoices } from './voice-answer';

const DAYS = 90;
const DAY_MS = 86_400_000;
/** Read whole up to this many; of more, an even sample. */
const MOST_READ = 30_000;
const SAMPLES = 20;
/** For how long words read once serve the next keystroke. */
const KEPT_MS = 30_000;

interface Drawn {
  from: Date;
  to: Date;
  zone: string;
  mentions: number;
  subjects: WindowSubject[];
  /** Roots of their threads, by id: a reply inherits from its root wherever that lies. */
  roots: Map<string, Awaited<ReturnType<typeof readSubjects>>[number]>;
}

/** Makes the preview of a query; what was read for one is kept a moment for the next, while somebody types. */
export function topicPreviewer(
  services: Services,
): (query: string, topicId: string | null) => Promise<TopicPreview> {
  let kept: { untilMs: number; drawn: Promise<Drawn> } | null = null;
  const recent = (): Promise<Drawn> => {
    const nowMs = performance.now();
    if (!kept || kept.untilMs < nowMs) {
      const drawn = readSnapshot(services.db, (db) => draw(db, services.now()));
      kept = { untilMs: nowMs + KEPT_MS, drawn };
      drawn.catch(() => {
        kept = null;
      });
    }
    return kept.drawn;
  };
  return async (text, topicId) => {
    const parsed = parseTopicQuery(text);
    const drawn = await recent();
    if (parsed.ok) return previewOf(services.db, drawn, parsed.query, topicId);
    return { ...frameOf(drawn), errors: parsed.errors, matched: null, byDay: [], samples: [], overlap: [] };
  };
}

async function draw(db: Db, now: Date): Promise<Drawn> {
  const { zone } = await readCalendar(db);
  const extent = await mentionExtent(db);
  const endMs = Math.min(now.getTime(), (extent?.lastAt.getTime() ?? now.getTime()) + 1);
  const [today] = denseBuckets({ fromMs: endMs - 1, toMs: endMs }, 'day', zone.zone);
  const to = new Date(today?.endExclusiveMs ?? endMs);
  const from = new Date(to.getTime() - DAYS * DAY_MS);
  const subjects = await drawFromWindow(db, { from, to }, MOST_READ);
  const mentions = subjects.length < MOST_READ ? subjects.length : await countInWindow(db, { from, to });
  const here = new Map(subjects.map((subject) => [subject.id, subject]));
  const missing = new Set(
    subjects.map(({ threadId }) => threadId).filter((id): id is string => id !== null && !here.has(id)),
  );
  const roots: Drawn['roots'] = new Map(here);
  for (const root of await readSubjects(db, { ids: [...missing] })) roots.set(root.id, root);
  return { from, to, zone: zone.zone, mentions, subjects, roots };
}

function frameOf({ from, to, mentions, subjects }: Drawn) {
  return { from: from.toISOString(), to: to.toISOString(), mentions, read: subjects.length };
}

async function previewOf(
  db: Db,
  drawn: Drawn,
  query: TopicQuery,
  topicId: string | null,
): Promise<TopicPreview> {
  const matched = matchesAmong(drawn, query);
  const read = drawn.subjects.length;
  const exact = read === drawn.mentions;
  const share = proportionInterval(matched.length, read);
  const scaled = (proportion: number) => Math.round(proportion * drawn.mentions);
  return {
    ...frameOf(drawn),
    errors: [],
    matched: exact
      ? { mentions: matched.length, low: matched.length, high: matched.length, exact }
      : { mentions: scaled(share.estimate), low: scaled(share.low), high: scaled(share.high), exact },
    byDay: byDay(drawn, matched),
    samples: await samplesOf(db, query, matched),
    overlap: await overlapOf(db, matched, topicId),
  };
}

function matchesAmong({ subjects, roots }: Drawn, query: TopicQuery): WindowSubject[] {
  const matcher = compileTopics([{ key: 1, query }]);
  const known = new Map<string, boolean>();
  const matches = (id: string): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const subject = roots.get(id);
    const found = subject?.text != null && matcher.match({ ...subject, text: subject.text }).length > 0;
    known.set(id, found);
    return found;
  };
  return subjects.filter(
    ({ id, threadId }) =>
      matches(id) || (query.inheritsThread && threadId !== null && threadId !== id && matches(threadId)),
  );
}

function byDay({ from, to, zone }: Drawn, matched: readonly WindowSubject[]): TopicPreview['byDay'] {
  const days = denseBuckets({ fromMs: from.getTime(), toMs: to.getTime() }, 'day', zone);
  const times = matched.map(({ at }) => at.getTime()).sort((a, b) => a - b);
  let next = 0;
  return days.map(({ startMs, endExclusiveMs }) => {
    const first = next;
    while (next < times.length && (times[next] as number) < endExclusiveMs) next++;
    return { start: new Date(startMs).toISOString(), mentions: next - first };
  });
}

async function samplesOf(
  db: Db,
  query: TopicQuery,
  matched: readonly WindowSubject[],
): Promise<TopicPreview['samples']> {
  const texts = new Set<string>();
  const chosen: WindowSubject[] = [];
  for (const subject of matched) {
    if (subject.text === null || texts.has(subject.text)) continue;
    texts.add(subject.text);
    chosen.push(subject);
    if (chosen.length === SAMPLES) break;
  }
  const voices = await answerVoices(
    db,
    chosen.map(({ id }) => id),
  );
  const byId = new Map(chosen.map((subject) => [subject.id, subject]));
  return voices.map((voice) => ({
    voice,
    spans: matchedSpans(query, { ...(byId.get(voice.id) as WindowSubject), text: voice.text }),
  }));
}

async function overlapOf(
  db: Db,
  matched: readonly WindowSubject[],
  topicId: string | null,
): Promise<TopicPreview['overlap']> {
  const found = await namedMatches(
    db,
    matched.map(({ id }) => id),
  );
  return found
    .filter((other) => other.topicId !== topicId)
    .map((other) => ({ ...other, share: other.mentions / matched.length }));
}
