import { exactRateRatio } from './exact-rate-ratio';
import type { FlawProposal } from './propose-flaws';

const DAY_MS = 86_400_000;
/** What is new is compared with what was usual: the last two weeks with the eight before. */
const NEW_DAYS = 14;
const USUAL_DAYS = 56;
const TAIL = 0.025;
/** Fewer are no rise. */
const LEAST_NEW = 3;

/** Its complaints become more while the rest of the topic does not as much. */
export interface Rise {
  /** Complaints of the last 14 days, and of the 56 before. */
  now: number;
  usual: number;
  /** How many times as many of the topic's complaints as before, and the least it can be with 97.5 %. */
  ratio: number | null;
  atLeast: number;
}

/**
 * Whether a group rises together: its share of the topic's complaints in the 14 days up to the topic's last one against
 * the 56 before, by the exact ratio of rates with the rest of the topic as exposure. `null` unless it surely rose.
 */
export function riseOf(own: readonly number[], rest: readonly number[]): Rise | null {
  const lastMs = [...own, ...rest].reduce((last, atMs) => Math.max(last, atMs), Number.NEGATIVE_INFINITY);
  const newMs = lastMs - NEW_DAYS * DAY_MS;
  const usualMs = newMs - USUAL_DAYS * DAY_MS;
  const isNow = (atMs: number) => atMs > newMs;
  const isUsual = (atMs: number) => atMs > usualMs && atMs <= newMs;
  const [now, usual] = [own.filter(isNow).length, own.filter(isUsual).length];
  const exposures = [rest.filter(isNow).length, rest.filter(isUsual).length] as const;
  if (now < LEAST_NEW || exposures[0] === 0 || exposures[1] === 0) return null;
  const { ratio, low } = exactRateRatio(
    { complaints: now, exposure: exposures[0], dispersion: 1 },
    { complaints: usual, exposure: exposures[1], dispersion: 1 },
    TAIL,
  );
  return low > 1 ? { now, usual, ratio, atLeast: low } : null;
}

type Figures = Omit<FlawProposal, 'why' | 'version'>;

/** Why these complaints are proposed as one flaw, a sentence each. */
export function proposalReasons(figures: Figures, shared: number): string[] {
  const { phrases, nearCopies, rise } = figures;
  const reasons = [
    `${Math.round(100 * shared)} % of these complaints share words that others of the topic hardly use: ${phrases.map((phrase) => `“${phrase}”`).join(', ')}.`,
  ];
  if (nearCopies > 0)
    reasons.push(
      `${nearCopies} ${nearCopies === 1 ? 'is a near copy' : 'are near copies'} of another one: the same but for names, numbers and signs.`,
    );
  if (rise !== null)
    reasons.push(
      `Rising together: ${rise.now} in the last ${NEW_DAYS} days, ${rise.usual} in the ${USUAL_DAYS} before; their share of the topic grew ${rise.ratio === null ? 'from none' : `${Number(rise.ratio.toPrecision(2))}-fold`}, at least ${Number(rise.atLeast.toPrecision(2))}-fold.`,
    );
  return reasons;
}
