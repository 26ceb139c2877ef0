import type { z } from 'zod';
import type { listVoices as endpoint, ListedVoice, VoiceList } from '../../contract/voice-people';
import { type VoiceName, voiceId } from '../../domain/voice-id';
import { type SetApart, VOICE_KINDS_VERSION } from '../../domain/voice-kinds';
import type { Db } from '../db/database';
import { decideWindow, iso } from '../routes/reading';
import { shownTopics } from '../routes/shown-topics';
import { readCalendar } from '../stores/settings.store';
import {
  countIn,
  type NoticedFlaw,
  type Ranked,
  type ReadScope,
  rankVoices,
  readFirstToNotice,
  readVoices,
  type VoicePlace,
  type VoiceRow,
} from '../stores/voice-list.store';
import { countWindow } from './count-window';
import { RULES_IN_WORDS, reasonInWords } from './kind-words';
import { decodeVoiceCursor, encodeVoiceCursor } from './voice-cursor';
import { READ_AT_MOST, readableScope, readSetApart } from './voice-reading';

type Query = z.output<(typeof endpoint)['query']>;
type Apart = Awaited<ReturnType<typeof readSetApart>>;

/** Voices through a lens, one page: ranked over what is read, with figures of those on the page. */
export async function listVoices(db: Db, nowMs: number, query: Query): Promise<VoiceList> {
  const calendar = await readCalendar(db);
  const { zone } = calendar.zone;
  const window = await decideWindow(db, query, zone, nowMs);
  const [topic] = await shownTopics(db, query.topic === undefined ? [] : [query.topic]);
  const asked: ReadScope = {
    from: new Date(window.fromMs),
    to: new Date(window.toMs),
    topicVersion: topic?.version ?? null,
    sources: query.source,
    langs: query.lang,
  };
  const { scope, partial } = await readableScope(db, asked);
  const apart = await readSetApart(db, scope);
  const noticed = await readFirstToNotice(db);
  const ranked =
    query.lens === 'first-to-notice'
      ? await rankFirstToNotice(db, { asked, scope, query, zone, apart, noticed })
      : await rankVoices(db, scope, {
          lens: query.lens,
          zone,
          ...shownNames(query.show, apart),
          limit: query.limit + 1,
          after: decodeVoiceCursor(query.cursor, query.lens),
        });
  const shown = ranked.voices.slice(0, query.limit);
  const last = shown.at(-1);
  const counts = await countWindow(db, window, calendar, asked);
  return {
    items: await answerItems(
      db,
      { scope: query.lens === 'first-to-notice' ? asked : scope, zone, apart, noticed },
      shown,
    ),
    nextCursor: last && ranked.voices.length > query.limit ? encodeVoiceCursor(query.lens, last) : null,
    from: iso(window.fromMs),
    to: iso(window.toMs),
    zone,
    lens: query.lens,
    mentions: counts.reduce(
      (sum, { positive, neutral, negative, unscored }) => sum + positive + neutral + negative + unscored,
      0,
    ),
    read: { from: scope.from.toISOString(), partial, mentions: ranked.mentions },
    kinds: countKinds(apart, ranked.people),
    inLens: ranked.inLens,
    rules: RULES_IN_WORDS,
    definition: VOICE_KINDS_VERSION,
  };
}

function countKinds(apart: Apart, people: number): VoiceList['kinds'] {
  const bots = [...apart.values()].filter(({ kind }) => kind === 'likely-bot').length;
  return { person: people - apart.size, 'likely-bot': bots, syndicated: apart.size - bots };
}

/** Which voices a list is narrowed to. */
function shownNames(show: Query['show'], apart: Apart): { only: VoiceName[] | null; except: VoiceName[] } {
  const namesOf = (kind: SetApart['kind']) =>
    [...apart.values()].filter((found) => found.kind === kind).map(({ name }) => name);
  if (show === 'all') return { only: null, except: [] };
  if (show === 'people') return { only: null, except: [...apart.values()].map(({ name }) => name) };
  return { only: namesOf(show === 'likely-bots' ? 'likely-bot' : 'syndicated'), except: [] };
}

interface Noticing {
  /** The whole window: who noticed what is known of all of it. */
  asked: ReadScope;
  scope: ReadScope;
  query: Query;
  zone: string;
  apart: Apart;
  noticed: readonly NoticedFlaw[];
}

/** Few flaws were noticed by anybody, so they are counted here, over the whole window. */
async function rankFirstToNotice(
  db: Db,
  { asked, scope, query, zone, apart, noticed }: Noticing,
): Promise<Ranked> {
  const { mentions, people } = await rankVoices(db, scope, {
    lens: 'persistence',
    zone,
    only: null,
    except: [],
    limit: 0,
    after: null,
  });
  const about =
    asked.topicVersion === null
      ? null
      : await countIn(
          db,
          asked.topicVersion,
          noticed.map(({ openingId }) => openingId),
        );
  const found = new Map<string, VoicePlace>();
  for (const { source, handle, at, openingId, lang } of noticed) {
    if (at < asked.from || at >= asked.to || about?.has(openingId) === false) continue;
    if (asked.sources.length > 0 && !asked.sources.includes(source)) continue;
    if (asked.langs.length > 0 && !asked.langs.includes(lang)) continue;
    const id = voiceId({ source, handle });
    if (!isShown(query.show, apart.get(id))) continue;
    const known = found.get(id);
    found.set(id, {
      source,
      handle,
      figure: (known?.figure ?? 0) + 1,
      lastMs: Math.max(known?.lastMs ?? 0, at.getTime()),
    });
  }
  const sorted = [...found.values()].sort(comparePlaces);
  const after = decodeVoiceCursor(query.cursor, query.lens);
  const voices = after === null ? sorted : sorted.filter((place) => comparePlaces(after, place) < 0);
  return { voices: voices.slice(0, query.limit + 1), inLens: sorted.length, mentions, people };
}

function isShown(show: Query['show'], apart: SetApart | undefined): boolean {
  if (show === 'all') return true;
  if (show === 'people') return apart === undefined;
  return apart?.kind === (show === 'likely-bots' ? 'likely-bot' : 'syndicated');
}

function comparePlaces(one: VoicePlace, other: VoicePlace): number {
  return (
    other.figure - one.figure ||
    other.lastMs - one.lastMs ||
    compareText(one.source, other.source) ||
    compareText(one.handle, other.handle)
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

async function answerItems(
  db: Db,
  {
    scope,
    zone,
    apart,
    noticed,
  }: { scope: ReadScope; zone: string; apart: Apart; noticed: readonly NoticedFlaw[] },
  places: readonly VoicePlace[],
): Promise<ListedVoice[]> {
  const rows = new Map(
    (await readVoices(db, scope, places, { zone, most: READ_AT_MOST })).map((row) => [voiceId(row), row]),
  );
  const flaws = new Map<string, number>();
  for (const flaw of noticed) flaws.set(voiceId(flaw), (flaws.get(voiceId(flaw)) ?? 0) + 1);
  return places.flatMap((place) => {
    const id = voiceId(place);
    const row = rows.get(id);
    return row ? [toItem(id, row, { apart: apart.get(id), noticed: flaws.get(id) ?? 0 })] : [];
  });
}

function toItem(
  id: string,
  row: VoiceRow,
  { apart, noticed }: { apart: SetApart | undefined; noticed: number },
): ListedVoice {
  const { handle: _, firstMs, lastMs, lastId, lastThreadId, lastText, lastSentiment, ...voice } = row;
  return {
    id,
    ...voice,
    noticed,
    kind: apart?.kind ?? 'person',
    why: (apart?.reasons ?? []).map(reasonInWords),
    firstAt: iso(firstMs),
    lastAt: iso(lastMs),
    last: { id: lastId, threadId: lastThreadId, text: lastText, sentiment: lastSentiment },
  };
}
