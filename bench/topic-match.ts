import { compileTopics, type TopicSubject } from '../src/domain/topic-query/match-topics';
import { parseTopicQuery, type TopicQuery } from '../src/domain/topic-query/parse-topic-query';
import { sampleCompany } from '../src/sample/sample-company';
import { SAMPLE_TOPICS } from '../src/sample/sample-topics';

const TOPICS = 100;
const MENTIONS = 10_000;
const ROUNDS = 7;

interface TopicMatchFigures {
  topics: number;
  mentions: number;
  /** Terms of a topic, on average. */
  terms: number;
  /** Topics a mention belongs to, on average: that something was done. */
  matched: number;
  /** Of every round after the first, in the order they were measured. */
  rounds: number[];
  microsPerMention: { median: number; worst: number };
  compileMs: number;
}

/** A sample topic in another dress, so that a hundred are not fifteen said often. */
function varied(query: string, round: number): string {
  if (round === 0) return query;
  const condition = ['lang:de', 'lang:en', 'NOT lang:fr', 'NOT "thank you"', 'NOT #ad'][round % 5];
  const own = `variant${round} OR halvora${round}* OR "topic number ${round}"`;
  return `(${query} OR ${own} OR (app NEAR/${round} crash*)) ${condition}`;
}

function parsed(query: string): TopicQuery {
  const answer = parseTopicQuery(query);
  if (!answer.ok) throw new Error(`${query}: ${JSON.stringify(answer.errors)}`);
  return answer.query;
}

/** Microseconds to hold one mention of the sample company against a hundred topics. */
export async function benchTopicMatch(): Promise<TopicMatchFigures> {
  const queries = Array.from({ length: TOPICS }, (_, key) => {
    const { query } = SAMPLE_TOPICS[key % SAMPLE_TOPICS.length] as (typeof SAMPLE_TOPICS)[number];
    return varied(query, Math.floor(key / SAMPLE_TOPICS.length));
  });
  const began = performance.now();
  const matcher = compileTopics(queries.map((query, key) => ({ key, query: parsed(query) })));
  const compileMs = performance.now() - began;
  const { mentions } = sampleCompany({ seed: 1, anchor: '2026-03-15', mentions: MENTIONS });
  const subjects: TopicSubject[] = [...mentions].map(({ text, author, lang, source, labels }) => ({
    text,
    author,
    lang: lang ?? 'und',
    source,
    labels,
  }));
  const rounds: number[] = [];
  let matched = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    matched = 0;
    const start = performance.now();
    for (const subject of subjects) matched += matcher.match(subject).length;
    const micros = ((performance.now() - start) * 1000) / subjects.length;
    if (round > 0) rounds.push(micros);
  }
  const sorted = [...rounds].sort((a, b) => a - b);
  const rounded = (value: number | undefined) => Math.round((value ?? 0) * 10) / 10;
  return {
    topics: TOPICS,
    mentions: subjects.length,
    terms: rounded(queries.reduce((sum, query) => sum + query.split(' OR ').length, 0) / TOPICS),
    matched: rounded(matched / subjects.length),
    rounds,
    microsPerMention: { median: rounded(sorted[sorted.length >> 1]), worst: rounded(sorted.at(-1)) },
    compileMs: rounded(compileMs),
  };
}
