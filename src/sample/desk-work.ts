import type { FlowLimits } from '../domain/flow/find-dams';
import type { Calendar } from './calendar';
import { colleaguesOf } from './colleagues';
import { type Dice, dice } from './prng';
import { SAMPLE_TOPICS } from './sample-topics';
import type { TopicKey } from './text/language-pack';

const HOUR_MS = 3_600_000;

/** A complaint on somebody's desk: the id of the mention that opens it, and when it was said. */
export interface DeskItem {
  id: string;
  heardAt: number;
}

/** Something a colleague did, by name. */
export interface DeskAct {
  by: string;
  at: number;
}

/** What people of the company do with complaints, the same for the same seed and day; `null` is never done. */
export interface DeskWork {
  /** When somebody of the team it goes to looked at it. */
  seen(item: DeskItem & { team: string }): DeskAct | null;
  /** When Care decided by hand whose it is: what no rule and no topic says. */
  sorted(item: DeskItem): DeskAct;
}

/** Whose the complaints about something are. */
export const TEAM_OF: Readonly<Record<TopicKey, string>> = {
  network: 'Network Operations',
  speed: 'Network Operations',
  north: 'Network Operations',
  roaming: 'Products & Tariffs',
  prices: 'Products & Tariffs',
  billing: 'Billing',
  app: 'App',
  stores: 'Retail',
  support: 'Care',
  esim: 'Devices & eSIM',
  devices: 'Devices & eSIM',
  privacy: 'Privacy Office',
  brand: 'Marketing',
};

/** Topics from the widest to the narrowest: where several teams own what is said, the last one that is met has it. */
const NARROWEST_LAST = [
  'Support',
  'Network',
  'Prices',
  'App',
  'Shops',
  'Devices',
  'Speed and data',
  'Billing',
  'Roaming',
  'eSIM',
  'Data protection',
];

/** Rules that say whose something is when several teams could be meant; topic and team by name. */
export const SAMPLE_ROUTING_RULES: readonly { topic: string; team: string }[] = NARROWEST_LAST.flatMap(
  (name) => SAMPLE_TOPICS.filter((topic) => topic.name === name).map(({ team }) => ({ topic: name, team })),
);

/**
 * How long the company lets people wait: three days to be seen; a quarter of a year for a flaw to be agreed on and for
 * its fix, since most complaints are the only one of their kind.
 */
export const SAMPLE_FLOW_LIMITS: FlowLimits = {
  seen: 3 * 24,
  accepted: 91 * 24,
  fixed: 91 * 24,
  shipped: 14 * 24,
  told: 14 * 24,
};

/** Median hours until a team looks; Care and the network look around the clock, others on working days. */
const HABITS: Readonly<Record<string, { medianHours: number; isRoundTheClock?: true }>> = {
  'Network Operations': { medianHours: 2.5, isRoundTheClock: true },
  Care: { medianHours: 1.2, isRoundTheClock: true },
  App: { medianHours: 4 },
  'Products & Tariffs': { medianHours: 7 },
  'Devices & eSIM': { medianHours: 5 },
  Retail: { medianHours: 9 },
  'Privacy Office': { medianHours: 8 },
  Marketing: { medianHours: 6 },
  Billing: { medianHours: 30 },
};
/** No team but one leaves anything longer than this before its working day begins. */
const MOST_HOURS = 20;
/** Billing looks at everything until six weeks before the end; then one clerk of three is left. */
const OVERWHELMED = { team: 'Billing', lastDays: 42, looksAt: 0.4 } as const;

export function deskWorkOf(seed: number, calendar: Calendar): DeskWork {
  return {
    seen({ id, heardAt, team }) {
      const chance = dice(seed, 'seen', id);
      const isOverwhelmed = team === OVERWHELMED.team;
      const isLate = isOverwhelmed && calendar.local(heardAt).day >= calendar.days - OVERWHELMED.lastDays;
      if (isLate && !chance.chance(OVERWHELMED.looksAt)) return null;
      const { medianHours, isRoundTheClock } = HABITS[team] ?? { medianHours: 6 };
      const hours = medianHours * Math.exp(0.9 * chance.normal());
      const at = heardAt + (isOverwhelmed ? hours : Math.min(MOST_HOURS, hours)) * HOUR_MS;
      const by = colleaguesOf(team);
      if (by.length === 0) return null;
      return {
        by: chance.pick(by),
        at: Math.round(isRoundTheClock ? at : workingTime(calendar, at, chance)),
      };
    },
    sorted({ id, heardAt }) {
      const chance = dice(seed, 'sorted', id);
      const at = heardAt + Math.min(14, 5 * Math.exp(0.8 * chance.normal())) * HOUR_MS;
      return { by: chance.pick(colleaguesOf('Care')), at: Math.round(workingTime(calendar, at, chance)) };
    },
  };
}

/** From 8 to 18, Sundays off: what falls elsewhere waits for the next morning. */
function workingTime(calendar: Calendar, at: number, chance: Dice): number {
  const { day, hour, weekday } = calendar.local(at);
  if (weekday !== 0 && hour >= 8 && hour < 18) return at;
  let next = weekday !== 0 && hour < 8 ? day : day + 1;
  if (calendar.weekday(next) === 0) next++;
  return calendar.at(next, 8 + 1.5 * chance.unit());
}
