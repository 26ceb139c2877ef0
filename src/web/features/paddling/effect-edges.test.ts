import { describe, expect, it } from 'vitest';
import { edgeLabels } from './effect-edges';

const scale = { fromMs: 0, toMs: 1000, leftPx: 0, rightPx: 1000 };
const start = (atMs: number) => ({ atMs, label: 'start 1 Oct' });
const end = (atMs: number) => ({ atMs, label: 'end 21 Oct' });

describe('the words of start and end', () => {
  it('stand after their lines where there is room', () => {
    expect(edgeLabels([start(100), end(500)], scale).map(({ anchor, textX }) => [anchor, textX])).toEqual([
      ['start', 105],
      ['start', 505],
    ]);
  });

  it('never lie on each other: those of the start give way', () => {
    const [first, last] = edgeLabels([start(960), end(1000)], scale);
    expect(last).toMatchObject({ anchor: 'end', textX: 995 });
    expect(first?.anchor).toBe('end');
    expect(first?.textX).toBeLessThan(995 - 60);
  });

  it('are left out with a line that is out of view', () => {
    expect(edgeLabels([start(400), end(4000)], scale)).toHaveLength(1);
  });
});
