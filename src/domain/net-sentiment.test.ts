import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netSentiment } from './net-sentiment';

describe('net sentiment', () => {
  it('is 43.3 for 800 positive, 550 neutral and 150 negative', () => {
    expect(netSentiment({ positive: 800, neutral: 550, negative: 150 })).toBeCloseTo(43.33, 2);
  });

  it('is null, not zero, when nothing is scored', () => {
    expect(netSentiment({ positive: 0, neutral: 0, negative: 0 })).toBeNull();
  });

  it('lies between −100 and 100 and changes sign with the classes swapped', () => {
    const count = fc.nat(10_000);
    fc.assert(
      fc.property(count, count, count, (positive, neutral, negative) => {
        const net = netSentiment({ positive, neutral, negative });
        if (net === null) return;
        expect(Math.abs(net)).toBeLessThanOrEqual(100);
        expect(netSentiment({ positive: negative, neutral, negative: positive })).toBeCloseTo(-net, 9);
      }),
    );
  });
});
