// @vitest-environment jsdom
import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AreaCurve, LineCurve } from './curves';

const PLACE = {
  scale: { fromMs: 0, toMs: 100, leftPx: 0, rightPx: 100 },
  domain: [0, 10],
  topPx: 0,
  heightPx: 100,
} as const;

function paths(curve: React.ReactNode): string[] {
  const { container } = render(<svg aria-hidden="true">{curve}</svg>);
  return [...container.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '');
}

describe('LineCurve', () => {
  it('lifts the pen where nothing is known', () => {
    const rows = [0, 10, 20, 30, 40].map((atMs, index) => ({ atMs, value: index === 2 ? null : index }));
    expect(paths(<LineCurve rows={rows} valueIn={({ value }) => value} place={PLACE} />)).toEqual([
      'M0,100L10,90M30,70L40,60',
    ]);
  });

  it('draws zero as a value', () => {
    const rows = [
      { atMs: 0, value: 0 },
      { atMs: 10, value: 0 },
    ];
    expect(paths(<LineCurve rows={rows} valueIn={({ value }) => value} place={PLACE} />)).toEqual([
      'M0,100L10,100',
    ]);
  });
});

describe('AreaCurve', () => {
  const rows: { atMs: number; range: [number, number] | null }[] = [
    { atMs: 0, range: [1, 4] },
    { atMs: 10, range: [1, 6] },
    { atMs: 20, range: null },
    { atMs: 30, range: [0, 2] },
    { atMs: 40, range: [0, 2] },
  ];
  const rangeIn = (row: (typeof rows)[number]) => row.range;

  it('is a stretch of its own on each side of a gap', () => {
    expect(paths(<AreaCurve rows={rows} rangeIn={rangeIn} place={PLACE} />)).toEqual([
      'M0,60L10,40L10,90L0,90ZM30,80L40,80L40,100L30,100Z',
    ]);
  });

  it('has a line along its upper edge, and along the lower one where both are asked for', () => {
    const [, upper] = paths(<AreaCurve rows={rows} rangeIn={rangeIn} place={PLACE} stroke="red" />);
    expect(upper).toBe('M0,60L10,40M30,80L40,80');
    const [, both] = paths(
      <AreaCurve rows={rows} rangeIn={rangeIn} place={PLACE} stroke="red" edges="both" />,
    );
    expect(both).toContain('M0,90L10,90');
  });
});
