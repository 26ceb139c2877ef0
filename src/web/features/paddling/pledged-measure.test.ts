import { describe, expect, it } from 'vitest';
import type { CampaignVerdict } from '../../../contract/effects';
import type { PledgeMeasure } from '../../../contract/pledge-measures';
import { pledgedMeasure } from './pledged-measure';

const told = (measure: PledgeMeasure, isPledged = true) =>
  ({ pledge: isPledged ? {} : null, effect: { measure } }) as CampaignVerdict;

describe('what campaigns are compared by when nothing is chosen', () => {
  it('is what most of them pledged, and of as many the first', () => {
    expect(pledgedMeasure([told('negative'), told('positive'), told('positive')])).toBe('positive');
    expect(pledgedMeasure([told('net-sentiment'), told('positive')])).toBe('net-sentiment');
  });

  it('is volume without a pledge, and where all pledged a share, which each takes of a set of its own', () => {
    expect(pledgedMeasure([told('positive', false)])).toBe('volume');
    expect(pledgedMeasure([told('share-of-voice')])).toBe('volume');
    expect(pledgedMeasure([])).toBe('volume');
  });
});
