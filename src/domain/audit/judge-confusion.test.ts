import { describe, expect, it } from 'vitest';
import { judgeConfusion } from './judge-confusion';

describe('judgeConfusion', () => {
  it('gives macro-F1 with an interval that holds it, accuracy and recall', () => {
    const { accuracy, macroF1, recall, labels } = judgeConfusion([
      [40, 10, 0],
      [10, 30, 10],
      [0, 10, 40],
    ]);
    expect(labels).toBe(150);
    expect(accuracy).toBeCloseTo(110 / 150, 9);
    expect(recall).toEqual([0.8, 0.6, 0.8]);
    expect(macroF1?.value).toBeCloseTo((0.8 + 0.6 + 0.8) / 3, 9);
    expect(macroF1?.low).toBeLessThan(0.72);
    expect(macroF1?.low).toBeGreaterThan(0.6);
    expect(macroF1?.high).toBeGreaterThan(0.75);
  });

  it('refuses figures while any class has too few labels, and says which', () => {
    const found = judgeConfusion([
      [19, 0, 0],
      [0, 400, 0],
      [0, 0, 400],
    ]);
    expect(found.macroF1).toBeNull();
    expect(found.accuracy).toBeNull();
    expect(found.tooFew).toBe('too few labels: 19 negative, 20 of each class are needed');
  });
});
