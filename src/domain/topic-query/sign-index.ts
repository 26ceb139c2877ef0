import { addressesIn } from '../text/addresses';
import { linksOf } from '../text/links';
import { tokenise } from '../text/tokenise';
import type { TopicSubject } from './match-topics';
import type { ConditionNode, QueryWord } from './query-node';
import { foldedHandle, foldedValue } from './read-term';

/** Something a mention can carry (a word, a word’s beginning, a hashtag, an author …), shared by all who ask for it. */
export interface Sign {
  /** The reading in which it was last seen; stands for “seen” without anything to clear. */
  seenIn: number;
  /** How many of the places below belong to that reading. */
  count: number;
  /** First and last token of each place, in order. Kept and written over, so that reading allocates nothing. */
  starts: number[];
  ends: number[];
}

export interface SignIndex {
  word(word: QueryWord): Sign;
  hashtag(word: QueryWord): Sign;
  condition(condition: ConditionNode): Sign;
  /** Looks a mention through once; answers the signs it carries. The list is reused by the next reading. */
  read(subject: TopicSubject): readonly Sign[];
  /** Was the sign seen in the last reading? */
  has(sign: Sign): boolean;
}

/** Beginnings that share their first two UTF-16 units, by length: few lengths are tried, whatever the number. */
interface Beginnings {
  lengths: number[];
  signs: Map<string, Sign>;
}

interface WordTable {
  whole: Map<string, Sign>;
  beginnings: Map<number, Beginnings>;
}

const startOf = (form: string) => form.charCodeAt(0) * 0x10000 + form.charCodeAt(1);

/** An index of what queries ask for. Signs are added first, mentions read afterwards; time follows the text alone. */
export function signIndex(): SignIndex {
  let reading = 0;
  const seen: Sign[] = [];
  const words: WordTable = { whole: new Map(), beginnings: new Map() };
  const hashtags: WordTable = { whole: new Map(), beginnings: new Map() };
  const values = { author: new Map<string, Sign>(), lang: new Map(), source: new Map(), link: new Map() };
  const labels = new Map<string, { present: Sign | null; values: Map<string, Sign> }>();

  const newSign = (): Sign => ({ seenIn: 0, count: 0, starts: [], ends: [] });
  const kept = (map: Map<string, Sign>, key: string): Sign => {
    let sign = map.get(key);
    if (!sign) {
      sign = newSign();
      map.set(key, sign);
    }
    return sign;
  };
  const signFor = (table: WordTable, { form, prefix }: QueryWord): Sign => {
    if (!prefix) return kept(table.whole, form);
    const start = startOf(form);
    let beginnings = table.beginnings.get(start);
    if (!beginnings) {
      beginnings = { lengths: [], signs: new Map() };
      table.beginnings.set(start, beginnings);
    }
    if (!beginnings.lengths.includes(form.length)) {
      beginnings.lengths.push(form.length);
      beginnings.lengths.sort((a, b) => a - b);
    }
    return kept(beginnings.signs, form);
  };
  const see = (sign: Sign, start: number, end: number) => {
    if (sign.seenIn !== reading) {
      sign.seenIn = reading;
      sign.count = 0;
      seen.push(sign);
    }
    sign.starts[sign.count] = start;
    sign.ends[sign.count] = end;
    sign.count++;
  };
  const seeForm = (table: WordTable, form: string, start: number, end: number) => {
    const whole = table.whole.get(form);
    if (whole) see(whole, start, end);
    if (form.length < 2) return;
    const beginnings = table.beginnings.get(startOf(form));
    if (!beginnings) return;
    for (const length of beginnings.lengths) {
      if (length > form.length) return;
      const sign = beginnings.signs.get(length === form.length ? form : form.slice(0, length));
      if (sign) see(sign, start, end);
    }
  };
  const seeValue = (map: Map<string, Sign>, value: string) => {
    const sign = map.get(value);
    if (sign) see(sign, 0, 0);
  };
  const readWords = (text: string) => {
    const found = tokenise(text);
    for (let at = 0; at < found.tokens.length; at++) {
      const { form, bare } = found.tokens[at] as (typeof found.tokens)[number];
      seeForm(words, bare, at, at);
      // Signs with accents are only met by forms with accents, the others only by bare ones.
      if (form !== bare) seeForm(words, form, at, at);
    }
    for (const { form, bare, firstToken, lastToken } of found.hashtags) {
      seeForm(hashtags, bare, firstToken, lastToken);
      if (form !== bare) seeForm(hashtags, form, firstToken, lastToken);
    }
  };
  const readLabels = (subject: TopicSubject) => {
    for (const name of Object.keys(subject.labels)) {
      const asked = labels.get(foldedValue(name));
      if (!asked) continue;
      if (asked.present) see(asked.present, 0, 0);
      seeValue(asked.values, foldedValue(subject.labels[name] as string));
    }
  };

  const readLinks = (text: string) => {
    for (const address of addressesIn(text)) for (const link of linksOf(address)) seeValue(values.link, link);
  };

  return {
    word: (word) => signFor(words, word),
    hashtag: (word) => signFor(hashtags, word),
    condition(condition) {
      if (condition.kind !== 'label') return kept(values[condition.kind], condition.value);
      let asked = labels.get(condition.name);
      if (!asked) {
        asked = { present: null, values: new Map() };
        labels.set(condition.name, asked);
      }
      if (condition.value !== null) return kept(asked.values, condition.value);
      asked.present ??= newSign();
      return asked.present;
    },
    read(subject) {
      reading++;
      seen.length = 0;
      readWords(subject.text);
      if (values.author.size > 0 && subject.author !== null)
        seeValue(values.author, foldedHandle(subject.author));
      if (values.lang.size > 0) seeValue(values.lang, foldedValue(subject.lang));
      if (values.source.size > 0) seeValue(values.source, foldedValue(subject.source));
      if (values.link.size > 0) readLinks(subject.text);
      if (labels.size > 0) readLabels(subject);
      return seen;
    },
    has: (sign) => sign.seenIn === reading,
  };
}
