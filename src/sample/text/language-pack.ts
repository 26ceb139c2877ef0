/** Phrases to choose from; their syntax is that of `parsePhrase`. */
export type Bank = readonly string[];

/** Product areas people write about; `brand` is talk about the company as such. */
export const TOPIC_KEYS = [
  'network',
  'roaming',
  'billing',
  'app',
  'stores',
  'support',
  'esim',
  'speed',
  'north',
  'prices',
  'devices',
  'privacy',
  'brand',
] as const;
export type TopicKey = (typeof TOPIC_KEYS)[number];

/** A cause behind a group of complaints that is planted in the sample. */
export type CauseKey = 'outage' | 'payment-spins' | 'double-roaming' | 'tariff-change';

/** Is a topic about things that work or do not, or about papers and people? */
export type Trade = 'technical' | 'office';

export type LanguageKey = 'en' | 'de' | 'fr';
export type DayPart = 'night' | 'morning' | 'noon' | 'evening';

/** What people say about one topic. Every phrase but `brief` is a whole sentence; an end mark is added if missing. */
export interface TopicBank {
  /** What happened, from the one it happened to. */
  complaint: Bank;
  /** What it led to. */
  aftermath: Bank;
  /** Three to seven words. */
  brief: Bank;
  question: Bank;
  praise: Bank;
  /** Advice from one customer to another. */
  tip: Bank;
  /** What the care team asks for or explains. */
  step: Bank;
}

/** What is said about a planted cause. */
export interface CauseBank {
  complaint: Bank;
  aftermath: Bank;
  brief: Bank;
  /** Of the care team, before the fix. */
  step: Bank;
  /** Of the care team, once it is fixed. */
  stepFixed: Bank;
}

/** How people of one language write. */
export interface LanguagePack {
  lang: LanguageKey;
  topics: Readonly<Record<TopicKey, TopicBank>>;
  causes: Readonly<Record<CauseKey, CauseBank>>;
  slots: Readonly<Record<string, Bank>>;
  /** By the time of day at which a text is written. */
  since: Readonly<Record<DayPart, Bank>>;
  dayPart: Readonly<Record<DayPart, Bank>>;
  /** What one wishes a good one of. */
  wish: Readonly<Record<DayPart, string>>;
  /** Sunday first. */
  weekdays: readonly string[];
  talk: {
    sigh: Bank;
    /** Time with the company, earlier attempts. */
    history: Bank;
    ask: Bank;
    threat: Bank;
    closing: Bank;
    delight: Bank;
    /** Before a question: who asks and why. */
    lead: Bank;
    thanksAhead: Bank;
    reviewTitle: Readonly<Record<'positive' | 'neutral' | 'negative', Bank>>;
    forumHello: Bank;
    forumBye: Bank;
    /** Of someone who has written about the same before. */
    again: Bank;
  };
  reply: {
    sameHere: Bank;
    notHere: Bank;
    /** To praise, by somebody who sees it the same way. */
    agreed: Bank;
    sympathy: Bank;
    joke: Bank;
    /** Before advice or a guess. */
    adviceLead: Bank;
    /** What other customers think the answer to a question is. */
    guess: Bank;
    /** What the care team asked for. */
    answered: Readonly<Record<Trade, Bank>>;
    solved: Readonly<Record<Trade, Bank>>;
    still: Bank;
    fobbedOff: Bank;
    bump: Bank;
    /** Of the one who asked, after an answer. */
    thanked: Bank;
    toPost: Readonly<Record<'positive' | 'neutral' | 'negative', Bank>>;
  };
  care: {
    greeting: Bank;
    empathy: Bank;
    close: Bank;
    toPraise: Bank;
    toQuestion: Bank;
    afterInfo: Bank;
    afterStill: Bank;
    afterSolved: Bank;
    signed: Bank;
  };
  /** Hand-typed shortcuts: word → what hurried people type. */
  shortcuts: Readonly<Record<string, string>>;
  emoji: Readonly<Record<'positive' | 'neutral' | 'negative', readonly string[]>>;
  hashtags: Bank;
  spam: Bank;
  partner: Bank;
}
