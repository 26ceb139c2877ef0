import type { MentionRow } from '../contract/canonical-rows';
import type { Calendar, Mood } from './calendar';
import { externalIdOf, urlOf } from './ids';
import { BRAND_HANDLE, CARE_HANDLE, campaignAbout, FIRST_POST_SERIAL, OUTAGE_TIMES } from './paddling';
import { type Dice, dice } from './prng';
import { composeText } from './text/compose';
import { de } from './text/de/de';
import { en } from './text/en/en';
import { fr } from './text/fr/fr';
import type { CauseKey, LanguageKey, LanguagePack, TopicKey } from './text/language-pack';
import { CARERS } from './text/names';
import { CAMPAIGN_TAGS } from './text/posts';
import { type Teller, tellerOf } from './text/teller';
import { typed } from './text/typing';
import type { Turn } from './turns';

/** What a mention was written as: a measuring stick for whatever is to find it out from the words. */
export interface Truth {
  topic: TopicKey;
  mood: Mood;
  cause: CauseKey | null;
  lang: LanguageKey;
  kind: Turn['kind'];
}

/** A mention and what it was written as. */
export interface DescribedMention {
  row: MentionRow & { externalId: string };
  truth: Truth;
}

const PACKS: Readonly<Record<LanguageKey, LanguagePack>> = { en, de, fr };
/** Of what opens a conversation on a running campaign's topic, how much carries its hashtag or link. */
const TAGGED_SHARE = 0.08;
const OURS = {
  brand: { handle: BRAND_HANDLE, name: 'Halvora Mobil', followers: 48_210 },
  care: { handle: CARE_HANDLE, name: 'Halvora Care', followers: 9_340 },
} as const;

/** Makes a function that writes turns as mentions; turns must come in order of time, parents before their replies. */
export function mentionWriter(seed: number, calendar: Calendar): (turn: Turn) => DescribedMention {
  const words = dice(seed, 'typing');
  const teller = tellerOf(dice(seed, 'words'));
  const tags = dice(seed, 'tags');
  let serial = 0;
  const tagged = (turn: Turn, text: string) => {
    const { kind, by, thread, at } = turn;
    const isOpening = kind === 'root' || kind === 'post-reaction';
    if (!isOpening || by === 'care' || by === 'brand') return text;
    const campaign = campaignAbout(calendar, thread.topic, calendar.local(at).day);
    if (campaign === null || !tags.chance(TAGGED_SHARE)) return text;
    return `${text} ${tags.pick(CAMPAIGN_TAGS[campaign])}`;
  };
  return (turn) => {
    const { thread, by } = turn;
    turn.id ??= externalIdOf(thread.source, turn.at, serial++ % FIRST_POST_SERIAL);
    const text = turn.text ?? turn.copyOf?.text ?? tagged(turn, wordsOf(turn, calendar, teller, words));
    if (turn.keepsText) turn.text = text;
    const ours = by === 'care' || by === 'brand' ? OURS[by] : null;
    const author = ours ?? {
      handle: (by as { handle: string }).handle,
      name: (by as { displayName: string }).displayName,
      followers: (by as { followers: number | null }).followers,
    };
    const review = thread.source === 'reviews' && ours === null;
    return {
      row: {
        externalId: turn.id,
        at: turn.at,
        text,
        author: author.handle,
        authorName: author.name,
        followers: thread.source === 'reviews' ? null : author.followers,
        lang: null,
        url: urlOf(thread.source, author.handle, turn.id),
        inReplyTo: turn.parent?.id ?? turn.parentId,
        direction: ours ? 'outbound' : 'inbound',
        source: thread.source,
        sentiment: review ? turn.mood : null,
        labels: review ? { stars: starsFor(turn.mood, words) } : {},
        private: false,
      },
      truth: {
        topic: thread.topic,
        mood: turn.mood,
        cause: thread.cause,
        lang: thread.lang,
        kind: turn.kind,
      },
    };
  };
}

function wordsOf(turn: Turn, calendar: Calendar, teller: Teller, words: Dice): string {
  const { thread, by, kind, parent } = turn;
  const { hour, weekday } = calendar.local(turn.at);
  const pack = PACKS[thread.lang];
  const person = by === 'care' || by === 'brand' ? null : by;
  const carer = CARERS[thread.carer % CARERS.length] as (typeof CARERS)[number];
  const answered = parent?.by ?? null;
  teller.begin({
    pack,
    person,
    answering:
      answered === null || answered === 'brand'
        ? null
        : answered === 'care'
          ? carer.name
          : answered.firstName,
    hour,
    weekday,
    carer,
    place: person === null ? thread.author.home : null,
    northern: thread.author.northern,
  });
  if (kind === 'spam') return teller.say(pack.spam);
  if (kind === 'partner') {
    const praise = typed([teller.say(pack.partner)], thread.author.habits, pack, words, 'positive');
    return `${praise} ${thread.lang === 'de' ? '#Anzeige' : words.pick(['#ad', '#partner', '#ad #halvora'])}`;
  }
  if (kind === 'post' || kind === 'bot' || kind === 'copy')
    throw new RangeError(`the words of a ${kind} are given`);
  const addressed =
    answered === 'care'
      ? CARE_HANDLE
      : answered === null || answered === 'brand'
        ? BRAND_HANDLE
        : answered.handle;
  return composeText(teller, words, {
    kind,
    topic: thread.topic,
    mood: turn.mood,
    cause: thread.cause,
    fixed: isFixed(thread.cause, turn.at, calendar),
    asked: thread.mood === 'neutral',
    again: turn.again,
    at: thread.source === 'mastodon' && (parent !== null || kind === 'post-reaction') ? addressed : null,
    version: thread.version,
  });
}

function isFixed(cause: CauseKey | null, at: number, calendar: Calendar): boolean {
  const { plot } = calendar;
  if (cause === 'outage') return at >= calendar.at(plot.outageDay, OUTAGE_TIMES.over);
  if (cause === 'payment-spins') return at >= calendar.at(plot.spins.endDay, 6.5);
  if (cause !== 'double-roaming') return false;
  return (
    at >= calendar.at(plot.doubleRoaming[0].endDay, 6.5) &&
    at < calendar.at(plot.doubleRoaming[1].startDay, 0)
  );
}

function starsFor(mood: Mood, dice: Dice): string {
  if (mood === 'neutral') return '3';
  if (mood === 'positive') return dice.chance(0.62) ? '5' : '4';
  return dice.chance(0.7) ? '1' : '2';
}
