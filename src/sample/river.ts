import {
  type Calendar,
  hourWeights,
  type Mood,
  outageExcess,
  type Stream,
  sourceShares,
  streamsOf,
  within,
} from './calendar';
import { type Cast, castOf } from './cast';
import { rushedDay } from './outage-rush';
import { CAMPAIGNS, campaignAbout, OUTAGE_TIMES, type PlannedPost } from './paddling';
import { type Crowd, crowdOf, type Person, SOURCES, type SourceKey } from './people';
import { type Dice, dice } from './prng';
import { scheduleOf } from './schedule';
import type { CauseKey, LanguageKey, TopicKey } from './text/language-pack';
import { planReplies } from './threads';
import { postTurn, replyOf, rootOf, type Turn, threadOf } from './turns';
import { type DescribedMention, mentionWriter } from './write-mention';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const LANG_SHARES: Readonly<Record<SourceKey, Readonly<Record<LanguageKey, number>>>> = {
  bluesky: { en: 0.66, de: 0.24, fr: 0.1 },
  mastodon: { en: 0.52, de: 0.42, fr: 0.06 },
  forum: { en: 0.57, de: 0.35, fr: 0.08 },
  reviews: { en: 0.66, de: 0.18, fr: 0.16 },
};
/** What is not a root of a stream or a reply to one: copies, spam, bots. */
const OTHER_SHARE = 0.022;
const SPAM_SHARE = 0.005;
const COPIED_SHARE = 0.011;
const ORPHAN_SHARE = 0.004;
/** Of what is said on a topic while its campaign runs, how much is said below its posts. */
const REACTION_SHARE = 0.4;

/**
 * All mentions in order of time, about `mentions` of them, written one by one as they are asked for: what is held in
 * memory is one day of roots and the replies that are still to come.
 */
export function* describedMentions(
  seed: number,
  calendar: Calendar,
  mentions: number,
  posts: readonly PlannedPost[],
): Generator<DescribedMention> {
  const chance = dice(seed, 'river');
  const cast = castOf(seed, calendar);
  const crowds = crowdsOf(seed, mentions);
  const schedule = scheduleOf<Turn>();
  const write = mentionWriter(seed, calendar);
  const scale = rootsPerUnit(seed, calendar, mentions - posts.length - castTurns(cast.persistent));
  const perDay = mentions / calendar.days;
  const { plot } = calendar;
  const put = (turn: Turn) => {
    if (turn.at < calendar.endExclusive) schedule.put(turn.at, turn);
  };

  const open = (root: Turn) => {
    put(root);
    const { thread } = root;
    const crowd = crowds[thread.source][thread.lang];
    const turns: Turn[] = [];
    for (const planned of planReplies({ ...thread, at: root.at }, calendar, chance)) {
      const parent = planned.parent < 0 ? root : (turns[planned.parent] as Turn);
      const turn = replyOf(planned, parent, () => crowd.someone(chance));
      turns.push(turn);
      put(turn);
    }
    if (
      thread.source === 'reviews' ||
      !chance.chance(thread.cause === 'outage' ? 3 * COPIED_SHARE : COPIED_SHARE)
    )
      return;
    root.keepsText = true;
    for (let left = chance.between(1, 2); left > 0; left--) {
      const at = root.at + chance.between(4 * MINUTE_MS, 9 * HOUR_MS);
      put(rootOf(thread, at, { kind: 'copy', by: crowd.someone(chance), copyOf: root }));
    }
  };

  const openStream = (stream: Stream, day: number, recent: readonly PlannedPost[]) => {
    const shares = sourceShares(plot, stream.topic, day);
    const noise = Math.exp(0.1 * chance.normal() - 0.005);
    for (const source of SOURCES) {
      for (let left = chance.count(stream.rate * shares[source] * scale * noise); left > 0; left--) {
        const author = crowds[source][chance.weighted(LANG_SHARES[source])].someone(chance);
        const at = timeOfDay(calendar, day, stream.cause, chance);
        const root = rootOf(threadOf(author, stream, at, calendar, chance), at);
        answerPost(root, day, recent);
        if (root.parentId === null && source !== 'reviews' && chance.chance(ORPHAN_SHARE)) {
          // Answers something that is no longer there.
          root.parentId = `gone-${chance.between(100_000, 999_999)}`;
          root.kind = root.mood === 'negative' ? 'same-here' : 'root';
        }
        open(root);
      }
    }
  };

  const answerPost = (root: Turn, day: number, recent: readonly PlannedPost[]) => {
    const { topic, source } = root.thread;
    const campaign = campaignAbout(calendar, topic, day);
    if (campaign === null && topic !== 'brand') return;
    if (!chance.chance(REACTION_SHARE)) return;
    const answerable = recent.filter(
      ({ row, campaign: of }) => of === campaign && row.channel === source && row.at < root.at - MINUTE_MS,
    );
    const post = answerable.at(-1 - Math.min(answerable.length - 1, Math.floor(3 * chance.unit() ** 2)));
    if (!post) return;
    root.kind = 'post-reaction';
    root.parentId = post.row.externalId;
  };

  const openCast = (day: number) => {
    for (const { person, topic, cause, fromDay, untilDay, everyDays } of cast.persistent) {
      if (day < fromDay || day >= untilDay || (day - fromDay) % everyDays !== 0) continue;
      const at = timeOfDay(calendar, day, null, chance);
      open(
        rootOf(threadOf(person, { topic, mood: 'negative', cause }, at, calendar, chance), at, {
          again: day > fromDay,
        }),
      );
    }
    if (day === plot.outageDay) {
      const at = calendar.at(day, OUTAGE_TIMES.firstVoice);
      open(
        rootOf(
          threadOf(
            cast.firstToNotice,
            { topic: 'network', mood: 'negative', cause: 'outage' },
            at,
            calendar,
            chance,
          ),
          at,
        ),
      );
    }
    const inFlight = [plot.doubleData, plot.festival].find((flight) => within(flight, day));
    if (inFlight && (day - inFlight.startDay) % 4 === 1) {
      const at = calendar.at(day, 11 + 8 * chance.unit());
      const partner = cast.partners[day % cast.partners.length] as Person;
      open(
        rootOf(
          threadOf(partner, { topic: 'speed', mood: 'positive', cause: null }, at, calendar, chance),
          at,
          { kind: 'partner' },
        ),
      );
    }
  };

  const addNoise = (day: number) => {
    const neutral = { mood: 'neutral', cause: null } as const;
    for (let left = chance.count(perDay * SPAM_SHARE); left > 0; left--) {
      const source = chance.weighted({ bluesky: 6, mastodon: 2, forum: day < plot.forumDay ? 0 : 2 });
      const author = crowds[source].en.person(SPAMMERS + chance.between(0, 39));
      const at = calendar.at(day, 24 * chance.unit());
      put(
        rootOf(threadOf(author, { topic: 'brand', ...neutral }, at, calendar, chance), at, { kind: 'spam' }),
      );
    }
    for (const bot of cast.bots) {
      const busy = bot.watchesOutages && outageExcess(plot, day) > 1 ? 12 : 1;
      for (let left = chance.count(perDay * bot.share * busy); left > 0; left--) {
        const at = calendar.at(day, bot.hour === null ? 24 * chance.unit() : bot.hour + 0.02 * chance.unit());
        const thread = threadOf(bot.person, { topic: bot.topic, ...neutral }, at, calendar, chance);
        put(rootOf(thread, at, { kind: 'bot', text: chance.pick(bot.texts) }));
      }
    }
  };

  for (const post of posts) {
    put(postTurn(post, post.campaign ? CAMPAIGNS[post.campaign].topic : 'brand', cast.partners[0] as Person));
  }
  for (let day = 0; day < calendar.days; day++) {
    const recent = posts.filter(
      ({ row }) => row.at >= calendar.at(day - 6, 0) && row.at < calendar.at(day + 1, 0),
    );
    for (const stream of streamsOf(calendar, day)) openStream(stream, day, recent);
    openCast(day);
    addNoise(day);
    const until = calendar.at(day + 1, 0);
    const today: DescribedMention[] = [];
    for (let turn = schedule.next(until); turn; turn = schedule.next(until)) {
      if (day === plot.outageDay) today.push(write(turn));
      else yield write(turn);
    }
    yield* rushedDay(today, calendar);
  }
}

const SPAMMERS = 31_000;

function crowdsOf(seed: number, mentions: number): Record<SourceKey, Record<LanguageKey, Crowd>> {
  const crowds = {} as Record<SourceKey, Record<LanguageKey, Crowd>>;
  for (const source of SOURCES) {
    const size = (lang: LanguageKey) => Math.max(20, Math.round(mentions * 0.2 * LANG_SHARES[source][lang]));
    const crowd = (lang: LanguageKey) => crowdOf(seed, source, lang, size(lang));
    crowds[source] = { en: crowd('en'), de: crowd('de'), fr: crowd('fr') };
  }
  return crowds;
}

function timeOfDay(calendar: Calendar, day: number, cause: CauseKey | null, dice: Dice): number {
  const weights = hourWeights(calendar, day, cause);
  let total = 0;
  for (const weight of weights) total += weight;
  let left = dice.unit() * total;
  let hour = 0;
  for (; hour < 23; hour++) {
    left -= weights[hour] as number;
    if (left < 0) break;
  }
  let within = hour + dice.unit();
  // Nobody else speaks of the outage before the one who noticed it first.
  if (cause === 'outage' && day === calendar.plot.outageDay)
    within = Math.max(within, OUTAGE_TIMES.firstVoice + 0.15 + 0.3 * dice.unit());
  return calendar.at(day, within);
}

/** About how many mentions the persistent voices make, replies to them included; they write as much in a small river. */
function castTurns(voices: Cast['persistent']): number {
  const roots = voices.reduce(
    (sum, { fromDay, untilDay, everyDays }) => sum + Math.ceil((untilDay - fromDay) / everyDays),
    0,
  );
  return roots * 2.1;
}

/** By what the rates of the streams are multiplied so that `mentions` come out, replies and all. */
function rootsPerUnit(seed: number, calendar: Calendar, mentions: number): number {
  const turns = meanThreadSizes(seed, calendar);
  let perUnit = 0;
  for (let day = 0; day < calendar.days; day++) {
    for (const { topic, mood, cause, rate } of streamsOf(calendar, day)) {
      const shares = sourceShares(calendar.plot, topic, day);
      for (const source of SOURCES) perUnit += rate * shares[source] * turns(source, topic, mood, cause);
    }
  }
  return (mentions * (1 - OTHER_SHARE)) / perUnit;
}

const TRIALS = 60;

/** Mean number of turns of a thread, by trial. */
function meanThreadSizes(
  seed: number,
  calendar: Calendar,
): (source: SourceKey, topic: TopicKey, mood: Mood, cause: CauseKey | null) => number {
  const chance = dice(seed, 'trials');
  const known = new Map<string, number>();
  const at = calendar.at(0, 13);
  return (source, topic, mood, cause) => {
    const key = `${source} ${topic} ${mood} ${cause === 'outage'}`;
    let mean = known.get(key);
    if (mean === undefined) {
      let replies = 0;
      for (let trial = 0; trial < TRIALS; trial++)
        replies += planReplies({ at, source, topic, mood, cause }, calendar, chance).length;
      mean = 1 + replies / TRIALS;
      known.set(key, mean);
    }
    return mean;
  };
}
