import { describe, expect, it } from 'vitest';
import { matchedSpans } from './matched-spans';
import { parseTopicQuery } from './parse-topic-query';

function marked(query: string, text: string): string {
  const parsed = parseTopicQuery(query);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const spans = matchedSpans(parsed.query, { text, author: 'anna', lang: 'en', source: 'forum', labels: {} });
  let at = 0;
  let answer = '';
  for (const { start, end } of spans) {
    answer += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return answer + text.slice(at);
}

describe('matchedSpans', () => {
  it('marks words, phrases, hashtags and emoji as they are written', () => {
    expect(marked('app OR "pay now" OR cafe OR 😡', 'App: Pay, now! Cafe\u0301 😡😡')).toBe(
      '[App]: [Pay, now]! [Cafe\u0301] [😡😡]',
    );
    expect(marked('#no* OR service', 'so #No_Service, service')).toBe('so [#No_Service], [service]');
    expect(marked('outage', 'an #outage')).toBe('an [#outage]');
    expect(marked('障害', '通信障害が')).toBe('通信[障害]が');
  });

  it('joins what overlaps', () => {
    expect(marked('"a b" OR "b c" OR b', 'a b c b')).toBe('[a b c] [b]');
  });

  it('marks of a NEAR only what takes part', () => {
    expect(marked('a NEAR/1 b', 'a x b a x a')).toBe('a x [b] [a] x a');
    expect(marked('a NEAR/1 b NEAR/1 c', 'a b x b c x a b c')).toBe('a b x b c x [a] [b] [c]');
  });

  it('leaves out what stands under NOT or beside the text, and marks also where the query does not match', () => {
    expect(marked('app NOT slow @anna', 'slow app')).toBe('slow [app]');
    expect(marked('app zebra', 'the app')).toBe('the [app]');
    expect(marked('lang:en', 'the app')).toBe('the app');
  });
});
