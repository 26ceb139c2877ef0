import type { Campaign } from '../../contract/campaigns';
import type { CampaignEffect, CampaignVerdict, EffectReading, Power } from '../../contract/effects';
import type { PledgeMeasure } from '../../contract/pledge-measures';
import { dateWords } from '../../domain/date-words';
import { readingWords } from '../../domain/effect/measured-words';
import { counterVerdict, pledgeVerdict } from '../../domain/effect/verdict';
import type { PledgeVerdict } from '../../domain/effect/verdict-kinds';
import { type PledgeTarget, type PledgeTerms, pledgeState } from '../../domain/pledge';
import type { Db } from '../db/database';
import type { StoredPledge } from '../stores/pledge.store';
import { alsoHappened } from './also-happened';
import { BASELINE_DAYS, type EffectChoice, readEffectAnswer, sinceWords } from './effect-answer';
import { effectDays } from './effect-days';
import {
  type MeasureSeries,
  type NamedTarget,
  readEffect,
  readEffectDays,
  readPower,
} from './effect-reading';
import { readSeries, type SeriesReader } from './measure-series';

const SPARKLINE_DAYS_BEFORE = 28;
/** A campaign with its pledge, as one reads an effect of it. */
interface Subject {
  campaign: Campaign;
  pledge: StoredPledge | null;
  terms: PledgeTerms | null;
  choice: EffectChoice;
}

/** How a campaign ran against what was expected: of what was pledged or asked for, its counter-current, and the rest. */
export async function readCampaignEffect(
  db: Db,
  reader: SeriesReader,
  campaign: Campaign,
  pledge: StoredPledge | null,
  choice: EffectChoice,
): Promise<CampaignEffect> {
  const subject = { campaign, pledge, terms: termsOf(campaign, pledge, reader.nowMs), choice };
  const counter = subject.terms?.counter?.measure as PledgeMeasure | undefined;
  const { answer, seriesOf } = await readEffectAnswer(
    db,
    reader,
    {
      id: campaign.id,
      topics: campaign.topics,
      window: windowOf(subject, reader.nowMs),
      days: daysOf(subject, reader),
      hasStarted: hasStarted(campaign, reader.nowMs),
      control: choice.control,
      settledMs: isAsked(choice) ? null : settledMs(subject, reader.nowMs),
    },
    { target: await targetOf(reader, subject), told: counter === undefined ? [] : [counter] },
  );
  return {
    campaignId: campaign.id,
    state: stateOf(campaign, reader.nowMs),
    pledge: isAsked(choice)
      ? null
      : outcomeOf(reader, subject, answer.effect, sinceWords(answer.alsoHappened)),
    counter: await counterOf(reader, subject, seriesOf),
    ...answer,
  };
}

/** State, pledge and verdict of a campaign, and its days as a sparkline. */
export async function readCampaignVerdict(
  db: Db,
  reader: SeriesReader,
  campaign: Campaign,
  pledge: StoredPledge | null,
): Promise<CampaignVerdict> {
  const subject = { campaign, pledge, terms: termsOf(campaign, pledge, reader.nowMs), choice: {} };
  const days = daysOf(subject, reader);
  const nowMs = reader.nowMs;
  const settled = { id: campaign.id, topics: campaign.topics, settledMs: settledMs(subject, nowMs) };
  const beside = await alsoHappened(db, settled, windowOf(subject, nowMs), reader.stretches);
  const since = sinceWords(beside);
  const seriesOf = (target: NamedTarget) =>
    readSeries(reader, target, days, {
      control: null,
      overlapping: beside.filter(({ refuses }) => refuses).map(({ label }) => label),
      hasStarted: hasStarted(campaign, reader.nowMs),
    });
  const series = await seriesOf(await targetOf(reader, subject));
  const counter = hasStarted(campaign, reader.nowMs) ? await counterOf(reader, subject, seriesOf) : null;
  const effect = readEffect(series, 'left out', since);
  const daysBefore = Math.min(SPARKLINE_DAYS_BEFORE, days.baseline);
  const shown = readEffectDays(series, true).slice(days.baseline - daysBefore);
  return {
    campaignId: campaign.id,
    state: stateOf(campaign, reader.nowMs),
    pledge: outcomeOf(reader, subject, effect, since),
    effect,
    counter: counter && {
      verdict: counter.verdict,
      words: counter.words,
      found: `${readingWords(counter.effect)} ${counter.effect.words}`,
    },
    days: shown.map(({ observed }) => observed),
    daysBefore,
  };
}

/** What terms could tell of a campaign: from the baseline as it stands, over a window as long as the flight. */
export async function readPledgePower(
  reader: SeriesReader,
  campaign: Campaign,
  terms: PledgeTerms,
): Promise<Power> {
  const startMs = Date.parse(campaign.startAt);
  const lengthMs = endOf(campaign, terms) - startMs;
  const fromMs = Math.min(startMs, reader.nowMs);
  const toMs = fromMs + lengthMs;
  const days = effectDays(fromMs, toMs, terms.baselineDays, { zone: reader.calendar.zone.zone, nowMs: toMs });
  const target = await named(reader, terms);
  const series = await readSeries(reader, target, days, { control: null, overlapping: [], hasStarted: true });
  return readPower(series, terms);
}

/** From when to when a campaign is judged, and since when that is decided (`null`: it is not); epoch milliseconds. */
export function judgedStretch(campaign: Campaign, pledge: StoredPledge | null, nowMs: number) {
  const terms = termsOf(campaign, pledge, nowMs);
  return {
    fromMs: Date.parse(campaign.startAt),
    toMs: endOf(campaign, terms),
    settledMs: settledMs({ campaign, terms }, nowMs),
  };
}

/** Terms that bind: sealed ones, and a draft before the start; what was never said before acting does not. */
function termsOf(campaign: Campaign, pledge: StoredPledge | null, nowMs: number): PledgeTerms | null {
  if (!pledge) return null;
  const state = pledgeState(pledge.sealed !== null, Date.parse(campaign.startAt), nowMs);
  return state === 'not-pledged' ? null : pledge.terms;
}

async function targetOf(reader: SeriesReader, { campaign, terms, choice }: Subject): Promise<NamedTarget> {
  // Of several topics none is the campaign's own.
  const own = campaign.topics.length === 1 ? (campaign.topics[0] as string) : null;
  const measure = choice.measure ?? (terms?.measure as PledgeMeasure | undefined) ?? 'volume';
  const topic = choice.topic ?? (terms ? terms.topic : own);
  const among = choice.among ?? (choice.measure === undefined ? terms?.among : undefined) ?? null;
  const per =
    measure === 'complaint-rate' ? (choice.per ?? (choice.measure === undefined ? terms?.per : null)) : null;
  return named(reader, { measure, topic, among, per: per ?? null });
}

async function named(
  reader: SeriesReader,
  { measure, topic, among, per }: Pick<PledgeTarget, 'measure' | 'topic' | 'among' | 'per'>,
): Promise<NamedTarget> {
  return {
    measure: measure as PledgeMeasure,
    topic: topic === null ? null : await reader.topic(topic),
    among: among === null ? null : await reader.topic(among),
    per: per === null ? null : await reader.series(per),
  };
}

async function counterOf(
  reader: SeriesReader,
  { terms }: Subject,
  seriesOf: (target: NamedTarget) => Promise<MeasureSeries>,
): Promise<CampaignEffect['counter']> {
  if (!terms?.counter) return null;
  const { direction } = terms.counter;
  const effect = readEffect(await seriesOf(await named(reader, terms.counter)), 'left out');
  const verdict = counterVerdict(effect.verdict, direction);
  return { direction, verdict, words: COUNTER_WORDS[verdict], effect };
}

const COUNTER_WORDS: Readonly<Record<NonNullable<CampaignEffect['counter']>['verdict'], string>> = {
  harm: 'What was named as harm before the start has come.',
  'leaning to harm': 'What was named as harm leans that way: not clear, and worth watching.',
  'no sign of harm': 'What was named as harm went the other way.',
  'cannot tell': 'Whether what was named as harm has come cannot be told.',
  refused: 'Whether what was named as harm has come cannot be said.',
};

function outcomeOf(
  { calendar, nowMs }: SeriesReader,
  { campaign, pledge, terms }: Subject,
  effect: EffectReading,
  since: readonly string[],
): CampaignEffect['pledge'] {
  if (!pledge || !terms) return null;
  const due = Date.parse(terms.checkAt) <= nowMs;
  const verdict = due && hasStarted(campaign, nowMs) ? pledgeVerdict(effect.headline, terms) : 'open';
  const pledged = pledgedWords(terms, effect);
  const dayOf = (at: string) => dateWords(Date.parse(at), calendar.zone.zone);
  return {
    state: pledge.sealed ? 'sealed' : 'draft',
    verdict,
    pledged,
    words: [
      `Pledged: ${pledged}.`,
      hasStarted(campaign, nowMs)
        ? standWords(verdict, effect, dayOf(terms.checkAt))
        : `The flight begins on ${dayOf(campaign.startAt)}; this will be decided on ${dayOf(terms.checkAt)}.`,
      ...since,
    ].join(' '),
    checkAt: new Date(terms.checkAt).toISOString(),
    due,
  };
}

/** How a pledge stands once the flight has begun: when it will be decided, or what was decided and why. */
function standWords(verdict: PledgeVerdict, effect: EffectReading, checkDay: string): string {
  const reason = effect.reasons[0] ?? 'There is not enough data.';
  const isForOthers = effect.overlapping.length > 0;
  if (verdict === 'kept') return 'Kept: the whole interval lies beyond that.';
  if (verdict === 'missed') return 'Missed: the whole interval falls short of that.';
  if (verdict === 'not told') return 'Undecided: the interval holds both more and less than that.';
  if (verdict === 'refused') return `Undecided${isForOthers ? '' : ', for want of data'}. ${reason}`;
  return effect.headline
    ? `To be decided on ${checkDay}; so far it ${effect.words}.`
    : `To be decided on ${checkDay}; so far nothing can be said. ${reason}`;
}

function pledgedWords(
  { direction, smallestChange }: PledgeTerms,
  { unit }: Pick<EffectReading, 'unit'>,
): string {
  const least = `${smallestChange.toLocaleString('en')}${unit === 'percent' ? ' %' : ' points'}`;
  return `a ${direction === 'up' ? 'rise' : 'fall'} of at least ${least}`;
}

function daysOf({ campaign, terms, choice }: Subject, { calendar, nowMs }: SeriesReader) {
  const baselineDays = choice.baselineDays ?? terms?.baselineDays ?? BASELINE_DAYS;
  return effectDays(Date.parse(campaign.startAt), endOf(campaign, terms), baselineDays, {
    zone: calendar.zone.zone,
    nowMs,
  });
}

function windowOf({ campaign, terms }: Subject, nowMs: number) {
  return { fromMs: Date.parse(campaign.startAt), toMs: Math.min(endOf(campaign, terms), nowMs) };
}

/**
 * When a pledge was decided: at its check date, or when the campaign was written down if that was later. What is written
 * down after that takes no verdict away. `null`: not yet, or nothing was pledged.
 */
function settledMs({ campaign, terms }: Pick<Subject, 'campaign' | 'terms'>, nowMs: number): number | null {
  const checkMs = terms && Date.parse(terms.checkAt);
  if (checkMs === null || checkMs > nowMs || !hasStarted(campaign, nowMs)) return null;
  return Math.max(checkMs, Date.parse(campaign.createdAt));
}

/** The window ends with the flight, or at the check date when that comes first. */
function endOf(campaign: Campaign, terms: PledgeTerms | null): number {
  const endMs = Date.parse(campaign.endExclusive);
  const checkMs = terms ? Date.parse(terms.checkAt) : endMs;
  return checkMs > Date.parse(campaign.startAt) ? Math.min(endMs, checkMs) : endMs;
}

function stateOf(campaign: Campaign, nowMs: number): CampaignEffect['state'] {
  if (!hasStarted(campaign, nowMs)) return 'planned';
  return Date.parse(campaign.endExclusive) <= nowMs ? 'ended' : 'running';
}

function hasStarted(campaign: Campaign, nowMs: number): boolean {
  return Date.parse(campaign.startAt) <= nowMs;
}

function isAsked({ measure, topic, among, per }: EffectChoice): boolean {
  return [measure, topic, among, per].some((part) => part !== undefined);
}
