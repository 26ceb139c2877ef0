import { describe, expect, it } from 'vitest';
import {
  asksOther,
  CAMPAIGN_SEARCH_DEFAULTS,
  campaignSearchSchema,
  narrowsReactions,
  withAllReactions,
  withControl,
  withoutTarget,
  withReactions,
  withTarget,
} from './campaign-search';

const TOPIC = '8f4f8cc1-2af1-4f41-bbf6-4b556ab6a97c';
const base = CAMPAIGN_SEARCH_DEFAULTS;

describe('campaignSearchSchema', () => {
  it('opens an empty and a broken address as what was pledged', () => {
    expect(campaignSearchSchema.parse({})).toEqual(base);
    expect(campaignSearchSchema.parse({ measure: 'likes', control: 'x', view: 3, all: 'maybe' })).toEqual(
      base,
    );
    expect(asksOther(base)).toBe(false);
  });
});

describe('changes of what is looked at', () => {
  it('keep a set for a share of voice only', () => {
    const share = withTarget({ measure: 'share-of-voice', among: TOPIC })(base);
    expect(share.among).toBe(TOPIC);
    expect(withTarget({ measure: 'volume' })(share).among).toBeNull();
  });

  it('keep a series for a complaint rate only', () => {
    const rate = withTarget({ measure: 'complaint-rate', per: TOPIC })(base);
    expect(rate.per).toBe(TOPIC);
    expect(asksOther(rate)).toBe(true);
    expect(withTarget({ measure: 'complaints' })(rate).per).toBeNull();
  });

  it('take an uploaded series into account by its address', () => {
    expect(campaignSearchSchema.parse({ control: `exposure:${TOPIC}` }).control).toBe(`exposure:${TOPIC}`);
    expect(campaignSearchSchema.parse({ control: `weather:${TOPIC}` }).control).toBeNull();
  });

  it('are found afterwards, while another topic taken into account is still about the pledge', () => {
    expect(asksOther(withTarget({ measure: 'volume' })(base))).toBe(true);
    expect(asksOther(withControl(TOPIC)(base))).toBe(false);
  });

  it('can be taken back without losing the rest', () => {
    const asked = withTarget({ measure: 'negative', topic: TOPIC })(withControl(TOPIC)(base));
    expect(withoutTarget(asked)).toEqual({ ...base, control: TOPIC });
  });
});

describe('what narrows reactions', () => {
  it('is read from an address, and taken back at once without touching what is measured', () => {
    const search = campaignSearchSchema.parse({
      source: 2024,
      choice: 'added',
      sentiment: 'angry',
      rule: 'x',
    });
    expect(search).toMatchObject({ source: '2024', choice: 'added', sentiment: null, rule: null });
    expect(narrowsReactions(search)).toBe(true);
    const all = withAllReactions(withReactions({ lang: 'de' })({ ...search, measure: 'volume' }));
    expect(all).toEqual({ ...base, measure: 'volume' });
    expect(narrowsReactions(all)).toBe(false);
  });
});
