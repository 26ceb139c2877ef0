import { expect, it } from 'vitest';
import type { Campaign } from '../../../contract/campaigns';
import { compareCsv } from './compare-csv';
import type { ComparedCampaign } from './compared';
import { ANSWER, REFUSED } from './effect-fixture';

const compared = (name: string, answer = ANSWER): ComparedCampaign => ({
  id: name,
  state: 'known',
  campaign: { name, startAt: 'S', endExclusive: 'E' } as Campaign,
  answer,
  told: { pledge: answer.pledge, effect: answer.effect, state: 'ended', counter: null },
});

it('a comparison as CSV says what can be told apart, and leaves a refused effect empty with its reason', () => {
  const lines = compareCsv('positive', [
    compared('One'),
    compared('=Two', { ...ANSWER, effect: REFUSED, pledge: null }),
  ]).split('\r\n');
  expect(lines).toContain('told apart,"Of =Two nothing can be said, so there is nothing to compare."');
  const head = lines.findIndex((line) => line.startsWith('campaign,topic'));
  expect(lines[head + 1]).toMatch(/^One,Speed and data,S,E,clear rise,24,percent,10,38,9.71,5.95,Pledged: /);
  expect(lines[head + 2]).toMatch(
    /^'=Two,Speed and data,S,E,not enough data,,percent,,,,,,,60,58,3,3,The baseline/,
  );
});
