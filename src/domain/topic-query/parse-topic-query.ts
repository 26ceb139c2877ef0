import { type Lexeme, lexQuery } from './lex-query';
import type { NearOperand, QueryNode } from './query-node';
import { readTerm, type ThreadTerm } from './read-term';

/** What is wrong, in plain words, and where. Offsets are UTF-16 positions in the query, end exclusive. */
export interface TopicQueryError {
  message: string;
  start: number;
  end: number;
}

export interface TopicQuery {
  root: QueryNode;
  /** Do replies belong to the topic of what they answer? No condition on a mention itself. */
  inheritsThread: boolean;
}

export type ParsedTopicQuery = { ok: true; query: TopicQuery } | { ok: false; errors: TopicQueryError[] };

export const MAX_QUERY_CHARS = 4000;
export const MAX_QUERY_TERMS = 300;
export const MAX_QUERY_NESTING = 20;
const MAX_NEAR = 50;

type Operator = 'AND' | 'OR' | 'NOT' | 'NEAR';
type Branch =
  | QueryNode
  | ThreadTerm
  | { kind: 'not'; node: Branch }
  | { kind: 'all' | 'any'; nodes: Branch[] };
interface Span {
  start: number;
  end: number;
}

/** Stands where something could not be read, so that the rest can be; never leaves the parser. */
const UNREADABLE: QueryNode = { kind: 'all', nodes: [] };

/**
 * Reads a topic's query (grammar: docs/topic-queries.md). Never throws: a query that cannot be used answers every
 * problem that could be told apart, in order of place. Tightest first: NEAR, NOT, AND (also unwritten), OR.
 */
export function parseTopicQuery(text: string): ParsedTopicQuery {
  const errors: TopicQueryError[] = [];
  const complain = (message: string, span: Span) => {
    errors.push({ message, start: span.start, end: span.end });
  };
  if (text.length > MAX_QUERY_CHARS) {
    const message = `A query has at most ${MAX_QUERY_CHARS} characters, this one ${text.length}. Make two topics of it.`;
    return { ok: false, errors: [{ message, start: MAX_QUERY_CHARS, end: text.length }] };
  }
  const { lexemes, problems } = lexQuery(text);
  errors.push(...problems);
  if (lexemes.length === 0 && errors.length === 0) {
    const message = 'The query is empty. Write a word to look for.';
    return { ok: false, errors: [{ message, start: 0, end: text.length }] };
  }
  const spans = new Map<object, Span>();
  const root = readTree(lexemes, spans, complain);
  const spanOf = (node: object): Span => spans.get(node) ?? { start: 0, end: text.length };

  const { rest, inheritsThread } = takeThread(root, spanOf, complain);
  if (errors.length === 0) {
    if (rest === null) {
      complain('This says nothing to find. Write a word beside it.', { start: 0, end: text.length });
    } else checkAnchors(rest, spanOf, complain);
  }
  if (errors.length > 0 || rest === null) {
    errors.sort((a, b) => a.start - b.start || a.end - b.end);
    return { ok: false, errors };
  }
  return { ok: true, query: { root: rest, inheritsThread } };
}

function readTree(
  lexemes: readonly Lexeme[],
  spans: Map<object, Span>,
  complain: (message: string, span: Span) => void,
): Branch {
  let next = 0;
  let terms = 0;

  const operatorAt = (index: number): Operator | null => {
    const lexeme = lexemes[index];
    return lexeme ? operatorOf(lexeme) : null;
  };
  const placed = <Node extends Branch>(node: Node, from: number): Node => {
    const first = lexemes[from];
    const last = lexemes[next - 1];
    // `UNREADABLE` is shared and has no place; what is wrong there has been said.
    if (first && last && node !== UNREADABLE) spans.set(node, { start: first.start, end: last.end });
    return node;
  };
  const startsOperand = (): boolean => {
    const lexeme = lexemes[next];
    return lexeme !== undefined && lexeme.kind !== 'close' && operatorAt(next) === null;
  };

  const alternatives = (depth: number): Branch => {
    const from = next;
    const nodes: Branch[] = [];
    for (;;) {
      const before = next;
      const node = conjunction(depth);
      const operator = lexemes[next] as Lexeme;
      const isOr = operatorAt(next) === 'OR';
      if (node !== null) nodes.push(node);
      else if (isOr) complain('OR has nothing in front of it. Write a term there or take OR away.', operator);
      else if (before > from) {
        complain(
          'OR has nothing behind it. Write a term there or take OR away.',
          lexemes[before - 1] as Lexeme,
        );
      }
      if (!isOr) break;
      next++;
    }
    if (nodes.length === 0) return UNREADABLE;
    return nodes.length === 1 ? (nodes[0] as Branch) : placed({ kind: 'any', nodes }, from);
  };

  /** `null` when there is nothing to read. */
  const conjunction = (depth: number): Branch | null => {
    const from = next;
    const nodes: Branch[] = [];
    let waiting: Lexeme | null = null;
    for (;;) {
      const lexeme = lexemes[next];
      const operator = operatorAt(next);
      if (!lexeme || lexeme.kind === 'close' || operator === 'OR') break;
      if (operator === 'AND' || operator === 'NEAR') {
        const name = lexeme.spelling.text;
        if (nodes.length === 0 || waiting) {
          complain(`${name} has nothing in front of it. Write a term there or take ${name} away.`, lexeme);
        }
        waiting = lexeme;
        next++;
        continue;
      }
      waiting = null;
      nodes.push(negation(depth));
    }
    if (waiting) {
      const name = waiting.spelling.text;
      complain(`${name} has nothing behind it. Write a term there or take ${name} away.`, waiting);
    }
    if (nodes.length === 0) return waiting ? UNREADABLE : null;
    return nodes.length === 1 ? (nodes[0] as Branch) : placed({ kind: 'all', nodes }, from);
  };

  const negation = (depth: number): Branch => {
    const from = next;
    let negated = false;
    while (operatorAt(next) === 'NOT') {
      negated = !negated;
      next++;
    }
    if (next > from && !startsOperand()) {
      complain('NOT has nothing behind it. Write what to leave out.', lexemes[next - 1] as Lexeme);
      return UNREADABLE;
    }
    const node = chain(depth);
    return negated ? placed({ kind: 'not', node }, from) : node;
  };

  const chain = (depth: number): Branch => {
    const from = next;
    const first = primary(depth);
    if (operatorAt(next) !== 'NEAR') return first;
    const operands: Branch[] = [first];
    const distances: number[] = [];
    while (operatorAt(next) === 'NEAR') {
      const operator = lexemes[next] as Lexeme;
      distances.push(distanceOf(operator, complain));
      next++;
      if (!startsOperand()) {
        complain(
          operatorAt(next) === 'NOT'
            ? 'NOT cannot stand behind NEAR. Write NOT in front of both: NOT (a NEAR/5 b).'
            : 'NEAR has nothing behind it. Write a word, phrase or hashtag there.',
          operator,
        );
        return UNREADABLE;
      }
      operands.push(primary(depth));
    }
    for (const operand of operands) {
      if (operand === UNREADABLE || isNearOperand(operand)) continue;
      complain(
        'NEAR stands between words, phrases and hashtags, or brackets that join such by OR.',
        spans.get(operand) ?? (lexemes[from] as Lexeme),
      );
    }
    return placed({ kind: 'near', operands: operands as unknown as NearOperand[], distances }, from);
  };

  const primary = (depth: number): Branch => {
    const from = next;
    const lexeme = lexemes[next] as Lexeme;
    next++;
    if (lexeme.kind === 'open') {
      if (depth >= MAX_QUERY_NESTING) {
        complain(`Brackets go at most ${MAX_QUERY_NESTING} deep. Take some away.`, lexeme);
        skipBrackets();
        return UNREADABLE;
      }
      const isEmpty = lexemes[next]?.kind === 'close';
      const node = alternatives(depth + 1);
      if (lexemes[next]?.kind === 'close') next++;
      else complain('This bracket never closes. Write ) where it ends.', lexeme);
      if (isEmpty) {
        const end = (lexemes[next - 1] as Lexeme).end;
        complain('There is nothing between these brackets.', { start: lexeme.start, end });
      }
      return placed(node, from);
    }
    terms++;
    if (terms === MAX_QUERY_TERMS + 1) {
      complain(`A query has at most ${MAX_QUERY_TERMS} terms. Make two topics of it.`, lexeme);
    }
    const read = readTerm(lexeme);
    if ('message' in read) {
      complain(read.message, read);
      return UNREADABLE;
    }
    return placed(read, from);
  };

  const skipBrackets = () => {
    for (let open = 1; open > 0 && next < lexemes.length; next++) {
      const kind = lexemes[next]?.kind;
      if (kind === 'open') open++;
      else if (kind === 'close') open--;
    }
  };

  const parts: Branch[] = [];
  while (next < lexemes.length) {
    if (lexemes[next]?.kind === 'close') {
      complain(
        'This bracket closes nothing. Take it away, or write ( where it begins.',
        lexemes[next] as Lexeme,
      );
      next++;
    } else parts.push(alternatives(0));
  }
  // More than one only where a bracket closed nothing, and then the tree is not used.
  return parts[0] ?? UNREADABLE;
}

function operatorOf({ kind, spelling }: Lexeme): Operator | null {
  if (kind !== 'word' || spelling.literal.includes(true)) return null;
  const { text } = spelling;
  if (text === 'AND' || text === 'OR' || text === 'NOT') return text;
  return text === 'NEAR' || text.startsWith('NEAR/') ? 'NEAR' : null;
}

function distanceOf(operator: Lexeme, complain: (message: string, span: Span) => void): number {
  const digits = operator.spelling.text.slice('NEAR/'.length);
  const distance = /^\d{1,3}$/.test(digits) ? Number(digits) : 0;
  if (distance >= 1 && distance <= MAX_NEAR) return distance;
  complain(`Say how near: NEAR/5 is at most five words further. From NEAR/1 to NEAR/${MAX_NEAR}.`, operator);
  return 1;
}

function isNearOperand(node: Branch): node is NearOperand {
  if (node.kind === 'any') return (node.nodes as readonly Branch[]).every(isNearOperand);
  return node.kind === 'phrase' || node.kind === 'hashtag';
}

/** Takes `thread:on|off` off the top of the tree; complains where it stands deeper or twice. */
function takeThread(
  root: Branch,
  spanOf: (node: object) => Span,
  complain: (message: string, span: Span) => void,
): { rest: QueryNode | null; inheritsThread: boolean } {
  const tops: readonly Branch[] = root.kind === 'all' && root !== UNREADABLE ? root.nodes : [root];
  const threads = tops.filter((node): node is ThreadTerm => node.kind === 'thread');
  for (const again of threads.slice(1)) {
    complain('thread: may stand once in a query. Take one away.', spanOf(again));
  }
  const visit = (node: Branch): void => {
    if (node.kind === 'thread') {
      complain(
        'thread: speaks for the whole query. Put it behind everything and brackets around the rest: (a OR b) thread:off.',
        spanOf(node),
      );
    } else if (node.kind === 'not') visit(node.node);
    else if (node.kind === 'all' || node.kind === 'any') for (const inner of node.nodes) visit(inner);
  };
  const kept = tops.filter((node) => node.kind !== 'thread');
  for (const node of kept) visit(node);
  const rest =
    kept.length === tops.length ? root : kept.length > 1 ? { kind: 'all', nodes: kept } : (kept[0] ?? null);
  return { rest: rest as QueryNode | null, inheritsThread: threads[0]?.inherits ?? true };
}

/** Complains where a mention could match because of what it does not say: that would be nearly every mention. */
function checkAnchors(
  root: QueryNode,
  spanOf: (node: object) => Span,
  complain: (message: string, span: Span) => void,
): void {
  if (isAnchored(root, true)) return;
  const visit = (node: QueryNode): void => {
    if (node.kind === 'any') {
      for (const inner of node.nodes) if (!isAnchored(inner, true)) visit(inner);
    } else {
      complain(
        node === root
          ? 'Say what to find before what to leave out: a query of NOT alone finds nearly everything.'
          : 'Say what to find before what to leave out: this side of OR finds nearly everything.',
        spanOf(node),
      );
    }
  };
  visit(root);
}

/** Does `node` (or, with `wanted` false, its opposite) hold only where some term of it is found? */
function isAnchored(node: QueryNode, wanted: boolean): boolean {
  if (node.kind === 'not') return isAnchored(node.node, !wanted);
  if (node.kind === 'all' || node.kind === 'any') {
    const anchored = (inner: QueryNode) => isAnchored(inner, wanted);
    return (node.kind === 'all') === wanted ? node.nodes.some(anchored) : node.nodes.every(anchored);
  }
  return wanted;
}
