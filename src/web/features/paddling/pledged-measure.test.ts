import { describe, expect, it } from 'vitest';
import type { CampaignVerdict } from '../../../contract/effects';
import type { PledgeMeasure } from '../../../contract/pledge-measures';
import { pledgedMeasure } from './pledged-measure';

const told = (measure: PledgeMeasure, isPledged = true) =>
  ({ pledge: isPledged ? {} : null, effect: { measure } }) as CampaignVerdict;

describe('what campaigns are compared by when nothing is chosen', () => {
  it('is what all of them pledged, whatever those without a pledge are', () => {
    expect(pledgedMeasure([told('positive'), told('volume', false), told('positive')])).toBe('positive');
  });

  it('is each one’s own pledge where they differ, and where it is a share', () => {
    expect(pledgedMeasure([told('net-sentiment'), told('positive'), told('positive')])).toBe('pledged');
    expect(pledgedMeasure([told('share-of-voice')])).toBe('pledged');
  });

  it('is volume without a pledge', () => {
    expect(pledgedMeasure([told('positive', false)])).toBe('volume');
    expect(pledgedMeasure([])).toBe('volume');
  });
});
