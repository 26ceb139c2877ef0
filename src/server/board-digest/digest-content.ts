import type { Board } from '../../contract/boards';
import type { Brief } from '../../contract/brief';
import type { Currents } from '../../contract/currents';
import type { Mark } from '../../contract/marks';
import type { VoicesSample } from '../../contract/voices';
import { changeWords } from '../../domain/mover-state';
import { bucketWords, countWords, instantWords, pointsWords, quantityWords, spanWords } from './digest-words';
import { type Band, drawComplaints, drawCurrents } from './draw-bars';
import { drawNet, netPoints } from './draw-net';
import { oneLine } from './markup';

const MOST_BANDS = 3;
const MOST_QUOTED = 500;

/** What was read for a digest, all from one state of the store. */
export interface DigestFacts {
  board: Pick<Board, 'id' | 'name'>;
  days: number;
  brief: Brief;
  currents: Currents;
  campaigns: readonly Mark[];
  incidents: readonly Pick<Mark, 'label'>[];
  voices: VoicesSample;
  /** Address of a place in the app. */
  link(path: string): string;
}

export interface DigestPicture {
  name: 'currents' | 'net-sentiment' | 'complaints';
  title: string;
  /** What it shows, in numbers: read where pictures are not loaded, or not seen. */
  alt: string;
  /** What stands beneath it. */
  caption: string;
  svg: string;
}

export interface QuotedVoice {
  text: string;
  lang: string;
  sentiment: 'positive' | 'neutral' | 'negative' | null;
  said: string;
  url: string;
}

/** A digest before it is laid out. */
export interface DigestContent {
  subject: string;
  board: { name: string; url: string };
  span: string;
  /** There is nothing to say, and this says so. */
  quiet: string | null;
  lines: { question: string; parts: { text: string; url: string | null }[] }[];
  pictures: DigestPicture[];
  voices: QuotedVoice[];
  /** How the voices were chosen, or why there are none. */
  drawn: string;
  /** What the figures stand on. */
  basis: string;
}

const QUESTIONS: Readonly<Record<Brief['lines'][number]['kind'], string>> = {
  moved: 'What moved',
  sure: 'How sure',
  did: 'What we did',
  broke: 'What broke',
  decide: 'To decide',
};

/** Puts a digest together; nothing is in it that the app does not show of the same window. */
export function digestContent(facts: DigestFacts): DigestContent {
  const { board, brief, currents, voices, days, link } = facts;
  const [fromMs, toMs] = [Date.parse(brief.from), Date.parse(brief.to)];
  // The board counts today so far, too: its numbers are not these.
  const length = days === 1 ? 'one whole day' : `${days} whole days`;
  const isKnown = currents.totals.mentions !== null;
  return {
    subject: oneLine(`${board.name}: ${headline(brief, facts.incidents)}`, 150),
    board: { name: board.name, url: link(`/boards/${board.id}`) },
    span: `${spanWords(fromMs, toMs, brief.zone)}, ${length} (${brief.zone}); today so far is not counted`,
    quiet: quietWords(facts),
    lines: brief.lines.map(({ kind, parts }) => ({
      question: QUESTIONS[kind],
      parts: parts.map(({ text, path }) => ({ text, url: path === null ? null : link(path) })),
    })),
    pictures: isKnown ? [currentsPicture(facts), netPicture(facts), complaintsPicture(facts)] : [],
    voices: voices.items.map((voice) => ({
      text: shortened(voice.text),
      lang: voice.lang,
      sentiment: voice.sentiment,
      said: `${oneLine(voice.author ?? 'author not known', 60)}, ${oneLine(voice.source, 40)}, ${bucketWords(Date.parse(voice.at), 'day', brief.zone)}`,
      url: link(`/threads/${voice.thread.id}`),
    })),
    drawn: drawnWords(voices),
    basis: basisWords(facts),
  };
}

/** What a reader must know before opening it: what broke, harm, then what moved; intervals are inside. */
function headline({ lines }: Brief, incidents: DigestFacts['incidents']): string {
  const partsOf = (kind: Brief['lines'][number]['kind']) =>
    lines.find((line) => line.kind === kind)?.parts ?? [];
  const [broke] = partsOf('broke').filter(({ path }) => path !== null);
  const harm = partsOf('decide').find(({ text }) => text.startsWith(HARM));
  const moved = partsOf('moved').map(({ text }) => text);
  const end = moved.indexOf('. ');
  const first = moved.slice(0, end < 0 ? moved.length : end).join('');
  return [
    ...(broke ? brokeWords(broke.text, incidents) : []),
    ...(harm ? [bare(harm.text.split(';')[0] ?? '').replace(HARM, HARM.toLowerCase())] : []),
    bare(first),
  ].join('; ');
}

/** What broke, with the incident behind it first: an outage is called so, by its first words, before it is counted. */
function brokeWords(words: string, incidents: DigestFacts['incidents']): string[] {
  const first = bare(words.split(';')[0] ?? '');
  const behind = incidents.find(({ label }) => words.includes(label) && !first.includes(label));
  return behind ? [(behind.label.split(/[:;(]/)[0] as string).trim(), first] : [first];
}

const HARM = 'Harm came with';

function bare(words: string): string {
  return words.replace(/ \([^()]*\)/g, '').trim();
}

/** Says so where nothing moved, nothing broke, nothing ran and nothing waits; `null`: there is something to say. */
function quietWords({ brief, currents }: DigestFacts): string | null {
  if (currents.totals.mentions === null)
    return 'Nothing was collected in these days: what people said is not known.';
  const named = (kind: Brief['lines'][number]['kind']) =>
    brief.lines.find((line) => line.kind === kind)?.parts.filter(({ path }) => path !== null).length ?? 0;
  const state = currents.comparison?.rates?.state;
  const moved = state === 'rising' || state === 'falling' || state === 'new' || named('moved') > 1;
  if (moved || named('did') > 0 || named('broke') > 0 || named('decide') > 0) return null;
  return 'Nothing to report: nothing clearly moved, no campaign ran, nothing broke, and nothing waits for a decision.';
}

function currentsPicture({ currents, campaigns }: DigestFacts): DigestPicture {
  const { totals, query, buckets, spikes } = currents;
  const shown = campaigns.slice(-MOST_BANDS);
  const bands: Band[] = shown.map(({ label, at, endExclusive }) => ({
    words: label,
    fromMs: Date.parse(at),
    toMs: Date.parse(endExclusive ?? at),
  }));
  const classes = [
    `− ${countWords(totals.negative ?? 0)} negative`,
    `${countWords((totals.neutral ?? 0) + (totals.unscored ?? 0))} neutral or not scored`,
    `+ ${countWords(totals.positive ?? 0)} positive`,
  ].join(', ');
  const ran =
    bands.length === 0
      ? 'no campaign ran'
      : `campaigns: ${bands.map(({ words }) => oneLine(words, 60)).join(', ')}${campaigns.length > shown.length ? ` and ${campaigns.length - shown.length} more` : ''}`;
  const many = (spikes ?? []).filter(({ direction }) => direction !== 'below').length;
  const bursts = many > 0 ? `; ${quantityWords(many, 'burst')} (▼)` : '';
  const words = `${quantityWords(totals.mentions ?? 0, 'mention')}: ${classes}${bursts}; ${ran}`;
  return {
    name: 'currents',
    title: `Currents by ${query.bucket}`,
    alt: `Mentions by ${query.bucket}, ${spanOf(currents)}. ${words}.${extremes(
      currents,
      buckets.map(({ mentions }) => mentions),
      countWords,
    )}${holesOf(currents)}`,
    caption: `${words}.${holesOf(currents)}`,
    svg: drawCurrents(currents, bands),
  };
}

function netPicture({ currents }: DigestFacts): DigestPicture {
  const { totals, query } = currents;
  const { netCorrected: net } = totals;
  const values = netPoints(currents).map((point) => point?.value ?? null);
  const figure =
    net !== null
      ? `${pointsWords(net.value)} points over the window, ${pointsWords(net.low)} to ${pointsWords(net.high)} in 95 of 100 cases`
      : totals.netSentiment === null
        ? 'Not known: nothing is scored'
        : `${pointsWords(totals.netSentiment)} points over the window as counted; it cannot be corrected for what the engine mistakes`;
  return {
    name: 'net-sentiment',
    title: 'Net sentiment',
    alt: `Net sentiment by ${query.bucket}, ${spanOf(currents)}. ${figure}.${extremes(currents, values, pointsWords)}${holesOf(currents)}`,
    caption: `${figure}. Above zero (+) blue, below (−) orange.`,
    svg: drawNet(currents),
  };
}

function complaintsPicture({ currents }: DigestFacts): DigestPicture {
  const { totals, query, buckets } = currents;
  const words = quantityWords(totals.complaints ?? 0, 'complaint');
  const counts = buckets.map(({ complaints }) => complaints);
  return {
    name: 'complaints',
    title: `Complaints by ${query.bucket}`,
    alt: `Complaints by ${query.bucket}, ${spanOf(currents)}. ${words}.${extremes(currents, counts, countWords)}${holesOf(currents)}`,
    caption: `${words}${changeOf(currents)}.${holesOf(currents)}`,
    svg: drawComplaints(currents),
  };
}

function changeOf({ comparison }: Currents): string {
  const rate = comparison?.rates?.complaints;
  return rate ? `, ${changeWords(rate)} against as many days before` : '';
}

/** Highest and lowest of a series, with their days. */
function extremes(
  { buckets, query }: Currents,
  values: readonly (number | null)[],
  words: (value: number) => string,
): string {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  if (known.length < 2) return '';
  const when = (index: number) =>
    bucketWords(Date.parse(buckets[index]?.start ?? ''), query.bucket, query.zone);
  const most = known.reduce((a, b) => (b.value > a.value ? b : a));
  const least = known.reduce((a, b) => (b.value < a.value ? b : a));
  return ` Highest ${words(most.value)} (${when(most.index)}), lowest ${words(least.value)} (${when(least.index)}).`;
}

function spanOf({ query }: Currents): string {
  return `${spanWords(Date.parse(query.from), Date.parse(query.to), query.zone)} (${query.zone})`;
}

function holesOf({ buckets, query }: Currents): string {
  const holes = buckets.filter(({ covered }) => covered !== 'all').length;
  if (holes === 0) return '';
  return ` Hatched: not, or not wholly, collected (${holes} of ${quantityWords(buckets.length, query.bucket)}).`;
}

function drawnWords({ items, strata }: VoicesSample): string {
  const all = strata.reduce((sum, { mentions }) => sum + mentions, 0);
  if (items.length === 0)
    return all === 0
      ? 'Nobody spoke in these days.'
      : 'Nobody can be quoted: what was said is private or gone.';
  return `Drawn evenly from ${quantityWords(all, 'mention')}, not chosen by anybody; private ones are never quoted.`;
}

function basisWords({ brief, currents }: DigestFacts): string {
  const { freshAsOf, computedAt } = currents.basis;
  const age =
    freshAsOf === null
      ? 'nothing is stored yet'
      : `newest mention learnt ${instantWords(new Date(freshAsOf), brief.zone)}`;
  return `Computed ${instantWords(new Date(computedAt), brief.zone)} (${brief.zone}); ${age}. Made by rules from the numbers; which ones stands under "How this is computed" on the board and on the pages it leads to.`;
}

function shortened(text: string): string {
  const signs = [...text.trim()];
  return signs.length <= MOST_QUOTED ? signs.join('') : `${signs.slice(0, MOST_QUOTED - 1).join('')}…`;
}
