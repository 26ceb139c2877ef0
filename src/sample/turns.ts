import type { Calendar, Mood, Stream } from './calendar';
import { type PlannedPost, VERSIONS } from './paddling';
import type { Person, SourceKey } from './people';
import type { Dice } from './prng';
import type { TurnKind } from './text/compose';
import type { CauseKey, LanguageKey, TopicKey } from './text/language-pack';
import type { PlannedTurn } from './threads';

/** What the turns of one conversation have in common. */
export interface Thread {
  source: SourceKey;
  lang: LanguageKey;
  topic: TopicKey;
  mood: Mood;
  cause: CauseKey | null;
  author: Person;
  /** Number of the colleague of the care team who takes it. */
  carer: number;
  /** Release that customers blame for the cause, if any. */
  version: string | null;
}

/** One mention to come: when, by whom, in answer to what. The words are found when it is due. */
export interface Turn {
  at: number;
  thread: Thread;
  kind: TurnKind | 'post' | 'copy' | 'bot' | 'spam' | 'partner';
  mood: Mood;
  by: Person | 'care' | 'brand';
  parent: Turn | null;
  /** Outside id of what is answered where that is no turn: a post, or something no longer there. */
  parentId: string | null;
  /** The turn whose words are repeated. */
  copyOf: Turn | null;
  /** The writer has written about the same before. */
  again: boolean;
  /** Words given beforehand, or kept because somebody will repeat them. */
  text: string | null;
  keepsText: boolean;
  /** Outside id; given beforehand for posts, otherwise when the mention is written. */
  id: string | null;
}

/** The thread a person opens about something. */
export function threadOf(
  author: Person,
  about: Pick<Stream, 'topic' | 'mood' | 'cause'>,
  at: number,
  calendar: Calendar,
  dice: Dice,
): Thread {
  const returned = calendar.at(calendar.plot.doubleRoaming[1].startDay, 0);
  return {
    source: author.source,
    lang: author.lang,
    topic: about.topic,
    mood: about.mood,
    cause: about.cause,
    author,
    carer: dice.between(0, 8),
    version: about.cause === 'double-roaming' && at >= returned ? VERSIONS.roamingBack : null,
  };
}

/** The first turn of a thread, by its author. */
export function rootOf(thread: Thread, at: number, changes: Partial<Turn> = {}): Turn {
  return {
    at,
    thread,
    kind: 'root',
    mood: thread.mood,
    by: thread.author,
    parent: null,
    parentId: null,
    copyOf: null,
    again: false,
    text: null,
    keepsText: false,
    id: null,
    ...changes,
  };
}

/** A planned reply, with somebody to write it. */
export function replyOf(planned: PlannedTurn, parent: Turn, someone: () => Person): Turn {
  const { thread } = parent;
  const by = planned.by === 'care' ? 'care' : planned.by === 'author' ? thread.author : someone();
  return rootOf(thread, planned.at, { kind: planned.kind, mood: planned.mood, by, parent });
}

/** A post of ours as a turn of the river. */
export function postTurn({ row, campaign }: PlannedPost, topic: TopicKey, author: Person): Turn {
  const thread: Thread = {
    source: row.channel,
    lang: 'en',
    topic: campaign ? topic : 'brand',
    mood: 'neutral',
    cause: null,
    author,
    carer: 0,
    version: null,
  };
  return rootOf(thread, row.at, { kind: 'post', by: 'brand', text: row.text, id: row.externalId });
}
