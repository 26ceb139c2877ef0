import { type Finder, finderOf, isFound } from './occurrences';
import type { TopicQuery } from './parse-topic-query';
import type { QueryNode } from './query-node';
import { type Sign, type SignIndex, signIndex } from './sign-index';

/** What of a mention a query can ask for. */
export interface TopicSubject {
  text: string;
  /** The author's handle, with or without @. */
  author: string | null;
  lang: string;
  source: string;
  labels: Readonly<Record<string, string>>;
}

export interface TopicMatcher {
  /** Ascending keys of the topics that match. */
  match(subject: TopicSubject): number[];
}

type Test =
  | { kind: 'found'; finder: Finder }
  | { kind: 'has'; sign: Sign }
  | { kind: 'not'; test: Test }
  | { kind: 'all' | 'any'; tests: readonly Test[] };

/** Signs of which a mention must carry at least one for a test to hold, and how many mentions that lets through. */
interface Anchors {
  signs: readonly Sign[];
  cost: number;
}

interface Topic {
  key: number;
  test: Test;
  triedIn: number;
}

const WORD_COST = 2;
const PREFIX_COST = 3;
const AUTHOR_COST = 4;
const VALUE_COST = 100;

/**
 * Many topics against one mention at a time: the text is read once, and only topics of which some decisive term was
 * seen are worked out. Queries must come from the parser, which refuses those that hold without any positive term.
 */
export function compileTopics(topics: readonly { key: number; query: TopicQuery }[]): TopicMatcher {
  const index = signIndex();
  const waiting = new Map<Sign, Topic[]>();
  for (const { key, query } of topics) {
    const { test, anchors } = compile(query.root, index);
    const topic: Topic = { key, test, triedIn: 0 };
    for (const sign of new Set(anchors?.signs)) {
      const others = waiting.get(sign);
      if (others) others.push(topic);
      else waiting.set(sign, [topic]);
    }
  }
  let reading = 0;
  return {
    match(subject) {
      reading++;
      const found: number[] = [];
      for (const sign of index.read(subject)) {
        const candidates = waiting.get(sign);
        if (!candidates) continue;
        for (const topic of candidates) {
          if (topic.triedIn === reading) continue;
          topic.triedIn = reading;
          if (holds(topic.test, index)) found.push(topic.key);
        }
      }
      return found.sort((a, b) => a - b);
    },
  };
}

function holds(test: Test, index: SignIndex): boolean {
  switch (test.kind) {
    case 'has':
      return index.has(test.sign);
    case 'found':
      return isFound(test.finder, index);
    case 'not':
      return !holds(test.test, index);
    case 'all':
      for (const inner of test.tests) if (!holds(inner, index)) return false;
      return true;
    case 'any':
      for (const inner of test.tests) if (holds(inner, index)) return true;
      return false;
  }
}

/** `anchors` is `null` where the node can hold without any sign, `opposite` the same for its negation. */
interface Compiled {
  test: Test;
  anchors: Anchors | null;
  opposite: Anchors | null;
}

function compile(node: QueryNode, index: SignIndex): Compiled {
  switch (node.kind) {
    case 'phrase':
    case 'hashtag':
    case 'near': {
      const finder = finderOf(node, index);
      const [only] = finder.kind === 'phrase' && finder.signs.length === 1 ? finder.signs : [];
      const test: Test = only ? { kind: 'has', sign: only } : { kind: 'found', finder };
      return { test, anchors: anchorsOf(node, index), opposite: null };
    }
    case 'author':
    case 'lang':
    case 'source':
    case 'link':
    case 'label': {
      const sign = index.condition(node);
      const isRare = node.kind === 'author' || node.kind === 'link';
      const cost = isRare ? AUTHOR_COST : VALUE_COST;
      return { test: { kind: 'has', sign }, anchors: { signs: [sign], cost }, opposite: null };
    }
    case 'not': {
      const { test, anchors, opposite } = compile(node.node, index);
      return { test: { kind: 'not', test }, anchors: opposite, opposite: anchors };
    }
    case 'all':
    case 'any': {
      const inner = node.nodes.map((child) => compile(child, index));
      const tests = inner.map(({ test }) => test);
      const anchors = inner.map((child) => child.anchors);
      const opposites = inner.map((child) => child.opposite);
      return node.kind === 'all'
        ? { test: { kind: 'all', tests }, anchors: cheapest(anchors), opposite: together(opposites) }
        : { test: { kind: 'any', tests }, anchors: together(anchors), opposite: cheapest(opposites) };
    }
  }
}

function anchorsOf(node: QueryNode, index: SignIndex): Anchors | null {
  switch (node.kind) {
    case 'phrase':
      return cheapest(
        node.words.map((word) => ({
          signs: [index.word(word)],
          // Long words are rare ones.
          cost: (word.prefix ? PREFIX_COST : WORD_COST) - Math.min(word.form.length, 20) / 20,
        })),
      );
    case 'hashtag':
      return { signs: [index.hashtag(node.word)], cost: WORD_COST };
    case 'near':
      return cheapest(node.operands.map((operand) => anchorsOf(operand, index)));
    case 'any':
      return together(node.nodes.map((inner) => anchorsOf(inner, index)));
    default:
      return null;
  }
}

function cheapest(choices: readonly (Anchors | null)[]): Anchors | null {
  let best: Anchors | null = null;
  for (const choice of choices) if (choice && (best === null || choice.cost < best.cost)) best = choice;
  return best;
}

function together(parts: readonly (Anchors | null)[]): Anchors | null {
  const signs: Sign[] = [];
  let cost = 0;
  for (const part of parts) {
    if (part === null) return null;
    for (const sign of part.signs) signs.push(sign);
    cost += part.cost;
  }
  return { signs, cost };
}
