import { describe, expect, it } from 'vitest';
import type { VoicesSample } from '../../../contract/voices';
import { noVoicesWords } from './voices-words';

const sample = (mentions: number): VoicesSample => ({
  items: [],
  strata: [{ sentiment: 'negative', mentions, shown: 0 }],
  window: { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' },
  method: 'voices-1',
});

describe('noVoicesWords', () => {
  it('tells silence, a gap in collection and words that may not be shown apart', () => {
    expect(noVoicesWords(sample(0), true)).toMatch(/^Nobody said anything/);
    expect(noVoicesWords(sample(0), false)).toMatch(/nothing was collected/);
    expect(noVoicesWords(sample(3), true)).toMatch(/deleted/);
  });
});
