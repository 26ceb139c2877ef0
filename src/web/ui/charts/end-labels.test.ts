import { describe, expect, it } from 'vitest';
import { endLabels } from './end-labels';

const room = { top: 0, bottom: 200 };

describe('endLabels', () => {
  it('leaves labels where they want to be when there is room', () => {
    expect(endLabels([150, 20, 80], room)).toEqual([150, 20, 80]);
  });

  it('moves labels of one height apart, in the order of what they name', () => {
    expect(endLabels([100, 100, 101], room)).toEqual([100, 114, 128]);
  });

  it('keeps a crowd at the bottom inside', () => {
    expect(endLabels([200, 199, 198], room)).toEqual([200, 186, 172]);
  });
});
