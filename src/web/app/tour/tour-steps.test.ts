import { describe, expect, it } from 'vitest';
import { type TourEvidence, tourSteps } from './tour-steps';

const EVIDENCE = {
  spike: { topic: { id: 't', name: 'Network' }, words: '4.1× the usual on 13 Nov; unexpected.' },
  flaw: { id: 'f', title: 'The core network fails', figures: { people: 226, complaints: 234 } },
  campaign: {
    id: 'c',
    name: 'Festival Sound',
    verdict: { effect: { words: 'ran 24 % above what was expected (11 to 38 %)' } },
  },
  dam: { words: '91 complaints at Billing have waited longer than 3 days to be seen.' },
} as unknown as TourEvidence;

describe('tourSteps', () => {
  it('says at each stop what the store holds, and leads to that very thing', () => {
    const steps = tourSteps(EVIDENCE);
    expect(steps.map(({ path }) => path)).toEqual([
      '/?range=28d',
      '/flaws/f',
      '/campaigns/c',
      '/flow?days=28',
    ]);
    expect(steps[0]?.words).toContain('Network: 4.1× the usual');
    expect(steps[1]?.words).toContain('226 people, 234 complaints');
    expect(steps[2]?.words).toContain('Festival Sound ran 24 % above');
    expect(steps[3]?.words).toContain('91 complaints at Billing');
  });

  it('claims nothing where nothing is known, and leads to pages that are always there', () => {
    const steps = tourSteps({});
    expect(steps.map(({ path }) => path)).toEqual(['/?range=28d', '/flaws', '/campaigns', '/flow?days=28']);
    expect(steps.map(({ words }) => words).join(' ')).not.toMatch(/undefined|\d/);
  });
});
