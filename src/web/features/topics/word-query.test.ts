import { describe, expect, it } from 'vitest';
import { parseTopicQuery } from '../../../domain/topic-query/parse-topic-query';
import { wordName, wordQuery } from './word-query';

describe('wordQuery', () => {
  it.each([
    ['voicemail', 'voicemail'],
    [' roaming ', 'roaming'],
    ['bill*', 'bill*'],
    ['#outage', '#outage'],
    ['@halvora', '@halvora'],
    ['no service', '"no service"'],
    ['wi-fi', '"wi-fi"'],
    ['NOT', '"NOT"'],
    ['say "hi"', '"say \\"hi\\""'],
    ['', ''],
  ])('writes %s as %s', (word, query) => {
    expect(wordQuery(word)).toBe(query);
    if (query !== '') expect(parseTopicQuery(query).ok).toBe(true);
  });
});

describe('wordName', () => {
  it('begins with a capital and leaves out the sign of a hashtag or a handle', () => {
    expect(wordName('voicemail')).toBe('Voicemail');
    expect(wordName('#outage')).toBe('Outage');
    expect(wordName('')).toBe('');
  });
});
