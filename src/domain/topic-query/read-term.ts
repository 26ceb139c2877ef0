import { fold, withoutAccents } from '../text/fold';
import { readLink } from '../text/links';
import { isTokenChar, isUnspaced, tokenise } from '../text/tokenise';
import type { Lexeme, Spelling } from './lex-query';
import type { TopicQueryError } from './parse-topic-query';
import type { PhraseNode, QueryNode, QueryWord } from './query-node';

/** What a term says about threads; not a condition on a mention. */
export interface ThreadTerm {
  kind: 'thread';
  inherits: boolean;
}

const FIELDS = 'lang:de, source:forum, link:example.com, label.NAME:value, thread:on or thread:off';
const ADDRESSES =
  'Addresses are left out of the words of a text. Write link: in front, as in link:example.com.';
const VALUE_FIELDS = new Set(['lang', 'source', 'link', 'thread']);
const FEWEST_BEFORE_STAR = 2;

/** A field's value, a handle or a label's name as it is compared. */
export function foldedValue(value: string): string {
  return fold(value).trim();
}

/** A handle as it is compared: without its @. */
export function foldedHandle(handle: string): string {
  return foldedValue(handle).replace(/^@/, '');
}

/**
 * The node a term stands for, or what is wrong with it. Words of a term are cut as those of a text are, so that
 * `can't` is the phrase of `can` and `t` and finds `can’t`.
 */
export function readTerm(lexeme: Lexeme): QueryNode | ThreadTerm | TopicQueryError {
  const { spelling, value, start, end } = lexeme;
  const problem = (message: string, from = start, to = end): TopicQueryError => ({
    message,
    start: from,
    end: to,
  });
  if (lexeme.kind === 'quoted') return readPhrase(spelling, problem);
  if (value) return readField(spelling.text.slice(0, -1), value, true, problem);

  const first = spelling.literal[0] === false ? spelling.text[0] : '';
  if (first === '#' || first === '＃') return readHashtag(spelling, problem);
  if (first === '@' || first === '＠') return readAuthor(spelling, problem);
  if (first === '-' && isTokenChar(spelling.text.codePointAt(1))) {
    return problem('A minus leaves nothing out here. Write NOT in front of what to leave out.');
  }
  const colon = spelling.text.split('').findIndex((char, at) => char === ':' && !spelling.literal[at]);
  if (colon > 0) {
    const name = spelling.text.slice(0, colon);
    if (/\d$/.test(name)) {
      return problem(
        `A colon stands behind the name of a field. To find “${spelling.text}”, put it in quotes.`,
      );
    }
    if (/^https?$/i.test(name)) {
      return problem(ADDRESSES);
    }
    return readField(name, part(spelling, colon + 1), false, problem);
  }
  return readPhrase(spelling, problem);
}

type Problem = (message: string, from?: number, to?: number) => TopicQueryError;

function part(spelling: Spelling, from: number): Spelling {
  return {
    text: spelling.text.slice(from),
    literal: spelling.literal.slice(from),
    at: spelling.at.slice(from),
  };
}

function starsOf(spelling: Spelling): number[] {
  const stars: number[] = [];
  for (let at = 0; at < spelling.text.length; at++) {
    if (spelling.text[at] === '*' && !spelling.literal[at]) stars.push(at);
  }
  return stars;
}

function queryWord(token: { form: string; bare: string }, prefix: boolean): QueryWord {
  const accented = token.form !== token.bare;
  return { form: accented ? token.form : token.bare, accented, prefix };
}

const lettersOf = (form: string) => form.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

function readPhrase(spelling: Spelling, problem: Problem): PhraseNode | TopicQueryError {
  const stars = starsOf(spelling);
  // A space in place of each star: offsets stay, and the star ends its word as it does for the reader.
  const units = spelling.text.split('');
  for (const star of stars) units[star] = ' ';
  const { tokens } = tokenise(units.join(''));
  const endsAt = new Map(tokens.map((token, index) => [token.end, index]));
  const prefixes = new Set<number>();
  for (const star of stars) {
    const at = spelling.at[star] as number;
    const index = endsAt.get(star);
    if (index === undefined || isTokenChar(spelling.text.codePointAt(star + 1))) {
      return problem('A star stands for the rest of a word and only at its end, as in network*.', at, at + 1);
    }
    const token = tokens[index] as (typeof tokens)[number];
    // Every character is a word of its own there: what follows is found anyway.
    if (isUnspaced(spelling.text.codePointAt(token.start))) continue;
    if (lettersOf(token.form) < FEWEST_BEFORE_STAR) {
      return problem('A star needs at least two letters or digits in front of it, as in ne*.', at, at + 1);
    }
    prefixes.add(index);
  }
  if (tokens.length === 0) {
    return problem(
      /https?:|www\./i.test(spelling.text)
        ? ADDRESSES
        : 'There is nothing to look for here: no letter, digit or emoji.',
    );
  }
  return { kind: 'phrase', words: tokens.map((token, index) => queryWord(token, prefixes.has(index))) };
}

function readHashtag(spelling: Spelling, problem: Problem): QueryNode | TopicQueryError {
  const stars = starsOf(spelling);
  const star = stars[0];
  const prefix = star !== undefined;
  const end = prefix ? star : spelling.text.length;
  if (stars.length > 1 || (prefix && end !== spelling.text.length - 1)) {
    const at = spelling.at[star as number] as number;
    return problem('A star stands for the rest of a hashtag and only at its end, as in #net*.', at, at + 1);
  }
  const [tag] = tokenise(`#${spelling.text.slice(1, end)}`).hashtags;
  // A prefix may be digits only, `#5g` begins so; then it is no hashtag by itself.
  const isDigits = prefix && /^\p{N}+$/u.test(spelling.text.slice(1, end));
  if (!isDigits && tag?.end !== end) {
    return problem('A hashtag is # and letters, digits or _ with at least one letter, as in #network.');
  }
  const form = tag?.form ?? fold(spelling.text.slice(1, end));
  if (prefix && lettersOf(form) < FEWEST_BEFORE_STAR) {
    const at = spelling.at[end] as number;
    return problem('A star needs at least two letters or digits in front of it, as in #ne*.', at, at + 1);
  }
  return { kind: 'hashtag', word: queryWord({ form, bare: tag?.bare ?? withoutAccents(form) }, prefix) };
}

function readAuthor(spelling: Spelling, problem: Problem): QueryNode | TopicQueryError {
  const value = foldedHandle(spelling.text);
  if (value === '') return problem('Write the author’s handle behind the @, as in @halvora.');
  const star = starsOf(spelling)[0];
  if (star !== undefined) {
    const at = spelling.at[star] as number;
    return problem('An author is compared whole: no star here.', at, at + 1);
  }
  return { kind: 'author', value };
}

function readField(
  name: string,
  spelling: Spelling,
  quoted: boolean,
  problem: Problem,
): QueryNode | ThreadTerm | TopicQueryError {
  const field = name.toLowerCase();
  const label = field.startsWith('label.') ? name.slice('label.'.length) : null;
  if (label === null && !VALUE_FIELDS.has(field)) {
    if (field === 'label') return problem('Name the label, as in label.product:router.');
    return problem(
      `There is no field “${name}:”. Known are ${FIELDS}. To find these words, put them in quotes.`,
    );
  }
  if (label === '') return problem('Name the label, as in label.product:router.');
  const value = foldedValue(spelling.text);
  if (field === 'thread') {
    if (value === 'on' || value === 'off') return { kind: 'thread', inherits: value === 'on' };
    return problem('Write thread:on (replies belong to the topic of what they answer) or thread:off.');
  }
  if (value === '') {
    return problem(`Write a value directly behind the colon, without a space, as in ${exampleOf(field)}.`);
  }
  const star = quoted ? undefined : starsOf(spelling)[0];
  if (label !== null && star !== undefined && spelling.text === '*') {
    return { kind: 'label', name: foldedValue(label), value: null };
  }
  if (star !== undefined) {
    const at = spelling.at[star] as number;
    return problem('The value of a field is compared whole: no star here.', at, at + 1);
  }
  if (label !== null) return { kind: 'label', name: foldedValue(label), value };
  if (field !== 'link') return { kind: field as 'lang' | 'source', value };
  const link = readLink(spelling.text);
  if (link !== null) return { kind: 'link', value: link };
  return problem(
    'Write a host, with its path if you like, or a utm_campaign, as in link:example.com/spring.',
  );
}

const exampleOf = (field: string) =>
  ({ lang: 'lang:de', source: 'source:forum', link: 'link:example.com' })[field] ?? 'label.product:router';
