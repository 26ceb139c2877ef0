import { describe, expect, it } from 'vitest';
import { historyWords } from './history-words';

const teams = new Map([
  ['n', 'Network'],
  ['b', 'Billing'],
]);

describe('what somebody decided', () => {
  it.each([
    ['route', null, 'n', 'routed it to Network'],
    ['route', 'n', 'b', 'routed it from Network to Billing'],
    ['route', 'n', null, 'routed it to nobody'],
    ['route', null, 'x', 'routed it to a team that was removed'],
    ['sentiment', 'negative', 'positive', 'called it positive, not negative'],
    ['sentiment', null, 'neutral', 'called it neutral'],
    ['sentiment', 'neutral', null, 'left its sentiment to the engine again'],
    ['complaint', true, false, 'said it is not a complaint'],
    ['complaint', false, true, 'called it a complaint'],
    ['complaint', true, null, 'left it to its sentiment whether it is a complaint'],
    ['handled', false, true, 'said that it is handled'],
    ['handled', true, false, 'said that it is not handled'],
    ['colour', null, 'red', 'changed colour'],
  ])('%s from %s to %s is said in words', (field, before, after, words) => {
    expect(historyWords({ field, before, after }, teams)).toBe(words);
  });
});
