import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../../contract/campaigns';
import type { CampaignVerdict } from '../../../contract/effects';
import { campaignRows, filteredRows } from './campaign-rows';
import { ANSWER, CLEAR, REFUSED } from './effect-fixture';
import { headlineWords } from './headline-words';
import { askedWords, pledgeNote, verdictNote } from './list-words';

const campaign = (id: string): Campaign => ({
  id,
  name: id,
  startAt: '2026-10-01T00:00:00Z',
  endExclusive: '2026-10-08T00:00:00Z',
  channels: [],
  objective: null,
  owner: null,
  topics: [],
  posts: 0,
  actor: null,
  createdAt: '2026-09-01T00:00:00Z',
  updatedAt: '2026-09-01T00:00:00Z',
});
const told = (id: string, more: Partial<CampaignVerdict> = {}): CampaignVerdict => ({
  campaignId: id,
  state: 'ended',
  pledge: ANSWER.pledge,
  effect: CLEAR,
  counter: null,
  days: [],
  daysBefore: 0,
  ...more,
});
const rows = campaignRows(
  ['kept', 'clear', 'planned', 'unknown'].map(campaign),
  new Map([
    ['kept', told('kept')],
    ['clear', told('clear', { pledge: null })],
    ['planned', told('planned', { state: 'planned', effect: REFUSED, pledge: null })],
  ]),
  false,
);
const names = (shown: typeof rows) => shown.map(({ campaign }) => campaign.id);

describe('the list of campaigns', () => {
  it('shows all without a filter, also those of which nothing is known yet', () => {
    expect(filteredRows(rows, { state: null, verdict: null })).toMatchObject({ waiting: 0 });
    expect(filteredRows(rows, { state: null, verdict: null }).shown).toHaveLength(4);
  });

  it('filters by the verdict of the pledge, else of the effect; what has not started has none', () => {
    expect(names(filteredRows(rows, { state: null, verdict: 'kept' }).shown)).toEqual(['kept']);
    expect(names(filteredRows(rows, { state: null, verdict: 'clear rise' }).shown)).toEqual(['clear']);
    expect(filteredRows(rows, { state: null, verdict: 'not enough data' }).shown).toEqual([]);
  });

  it('counts those it cannot decide on yet', () => {
    expect(filteredRows(rows, { state: 'planned', verdict: null })).toMatchObject({ waiting: 1 });
    expect(names(filteredRows(rows, { state: 'planned', verdict: null }).shown)).toEqual(['planned']);
  });

  it('says what was pledged, that nothing was, and what came of it', () => {
    expect(askedWords(told('a'))).toBe('Positive mentions about Speed and data: a rise of at least 10 %');
    expect(pledgeNote(told('a', { pledge: null }))).toBe('no pledge');
    expect(verdictNote(told('a'), 'Europe/Berlin')).toBe('+24\u00a0% (+10 to +38)');
    expect(verdictNote(told('a', { state: 'planned' }), 'Europe/Berlin')).toBe('has not started');
  });

  it('has no figure for a refused effect', () => {
    expect(headlineWords(REFUSED)).toBeNull();
  });
});
