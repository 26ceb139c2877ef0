import { describe, expect, it } from 'vitest';
import { clusterByPixel, packLanes } from './lanes';
import { textWidthPx, truncateToPx } from './text-width';

const extent = (fromPx: number, toPx: number) => ({ fromPx, toPx });

describe('packLanes', () => {
  it('reuses a lane as soon as the gap allows', () => {
    expect(packLanes([extent(0, 100), extent(50, 80), extent(108, 200)], 8)).toEqual([0, 1, 0]);
    expect(packLanes([extent(0, 100), extent(107, 200)], 8)).toEqual([0, 1]);
  });

  it('takes lanes by start, whatever the order given', () => {
    expect(packLanes([extent(50, 80), extent(0, 100)], 8)).toEqual([1, 0]);
  });

  it('needs as many lanes as overlap at once', () => {
    expect(
      Math.max(
        ...packLanes(
          [0, 1, 2, 3, 4, 5].map((i) => extent(i, 100 + i)),
          8,
        ),
      ),
    ).toBe(5);
    expect(packLanes([], 8)).toEqual([]);
  });
});

describe('clusterByPixel', () => {
  const at = (x: number) => x;

  it('keeps clusters at least the gap apart, even for a long chain', () => {
    const clusters = clusterByPixel(
      Array.from({ length: 60 }, (_, i) => i * 5),
      at,
      18,
    );
    for (let i = 1; i < clusters.length; i++) {
      expect((clusters[i]?.x ?? 0) - (clusters[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(18);
    }
    expect(clusters.flatMap(({ items }) => items)).toHaveLength(60);
  });

  it('counts two marks on one pixel as one thing of two', () => {
    expect(clusterByPixel([10, 10, 40], at, 18)).toEqual([
      { x: 10, items: [10, 10] },
      { x: 40, items: [40] },
    ]);
  });
});

describe('labels', () => {
  it('shortens a label to the room there is, and drops it where none is', () => {
    expect(truncateToPx('Winter devices', 11, 200)).toBe('Winter devices');
    expect(truncateToPx('Winter devices', 11, 60)).toMatch(/^Winter.*…$/);
    expect(textWidthPx(truncateToPx('Winter devices', 11, 60), 11)).toBeLessThanOrEqual(60);
    expect(truncateToPx('Winter devices', 11, 15)).toBe('');
  });
});
