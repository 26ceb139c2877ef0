import type { TopicQueryError } from './parse-topic-query';

/** The characters of a term without its quotes and backslashes. */
export interface Spelling {
  text: string;
  /** Per character: was it quoted or escaped, so that it means nothing but itself? */
  literal: boolean[];
  /** Per character: where it stands in the query. */
  at: number[];
}

/** A piece of a query: a bracket, a word as written, a phrase in quotes, or `field:` with a phrase behind it. */
export interface Lexeme {
  kind: 'open' | 'close' | 'word' | 'quoted' | 'field-quoted';
  start: number;
  end: number;
  /** Empty for brackets; of `field-quoted` the part in front of the quotes. */
  spelling: Spelling;
  /** Of `field-quoted`: what stands in the quotes. */
  value: Spelling | null;
}

const QUOTES = new Set(['"', '“', '”', '„', '«', '»', '＂']);
const OPEN = new Set(['(', '（']);
const CLOSE = new Set([')', '）']);

const isSpace = (char: string) => /\s/.test(char);
const emptySpelling = (): Spelling => ({ text: '', literal: [], at: [] });

/** Cuts a query into pieces; a quote that never closes goes to the end and is a problem, as is a last backslash. */
export function lexQuery(query: string): { lexemes: Lexeme[]; problems: TopicQueryError[] } {
  const lexemes: Lexeme[] = [];
  const problems: TopicQueryError[] = [];
  let at = 0;

  const take = (spelling: Spelling, literal: boolean) => {
    spelling.text += query[at];
    spelling.literal.push(literal);
    spelling.at.push(at);
    at++;
  };
  const takeEscaped = (spelling: Spelling) => {
    if (at + 1 >= query.length) {
      problems.push({
        message:
          'A backslash takes the next character literally, but nothing follows. Write two for a backslash.',
        start: at,
        end: at + 1,
      });
      at++;
      return;
    }
    at++;
    const size = (query.codePointAt(at) as number) > 0xffff ? 2 : 1;
    for (let unit = 0; unit < size; unit++) take(spelling, true);
  };
  const quoted = (): Spelling => {
    const start = at;
    const spelling = emptySpelling();
    at++;
    while (at < query.length && !QUOTES.has(query[at] as string)) {
      if (query[at] === '\\') takeEscaped(spelling);
      // A star keeps its meaning in a phrase.
      else take(spelling, query[at] !== '*');
    }
    if (at >= query.length) {
      problems.push({
        message: 'This quote never closes. Write a second " behind the phrase.',
        start,
        end: query.length,
      });
    } else at++;
    return spelling;
  };

  while (at < query.length) {
    const char = query[at] as string;
    const start = at;
    if (isSpace(char)) at++;
    else if (OPEN.has(char) || CLOSE.has(char)) {
      at++;
      const kind = OPEN.has(char) ? 'open' : 'close';
      lexemes.push({ kind, start, end: at, spelling: emptySpelling(), value: null });
    } else if (QUOTES.has(char)) {
      const spelling = quoted();
      lexemes.push({ kind: 'quoted', start, end: at, spelling, value: null });
    } else {
      const spelling = emptySpelling();
      while (at < query.length) {
        const next = query[at] as string;
        if (isSpace(next) || OPEN.has(next) || CLOSE.has(next) || QUOTES.has(next)) break;
        if (next === '\\') takeEscaped(spelling);
        else take(spelling, false);
      }
      const last = spelling.text.length - 1;
      const isField = last > 0 && spelling.text[last] === ':' && spelling.literal[last] === false;
      const value = isField && at < query.length && QUOTES.has(query[at] as string) ? quoted() : null;
      lexemes.push({ kind: value ? 'field-quoted' : 'word', start, end: at, spelling, value });
    }
  }
  return { lexemes, problems };
}
