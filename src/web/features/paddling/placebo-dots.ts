import { signedTicks } from '../../ui/charts/value-ticks';

/** A found effect as a dot: pixels from the left, and how many dots it stands above the line. */
export interface PlaceboDot {
  x: number;
  row: number;
}

export interface PlaceboPicture {
  ticks: { x: number; value: number }[];
  dots: PlaceboDot[];
  /** Of the real one. */
  real: number;
  rows: number;
}

const DOT_PX = 9;

/** Places what the method found where nothing began, with the real estimate among it: zero always in view, dots never on each other. */
export function placeboPicture(
  effects: readonly number[],
  real: number,
  { leftPx, rightPx }: { leftPx: number; rightPx: number },
): PlaceboPicture {
  const values = signedTicks(Math.min(real, ...effects), Math.max(real, ...effects), 5);
  const [low, high] = [values[0] as number, values.at(-1) as number];
  const xOf = (value: number) => leftPx + ((value - low) / (high - low)) * (rightPx - leftPx);
  const dots: PlaceboDot[] = [];
  for (const x of effects.map(xOf).sort((a, b) => a - b)) {
    const near = dots.filter((dot) => x - dot.x < DOT_PX).map(({ row }) => row);
    let row = 0;
    while (near.includes(row)) row++;
    dots.push({ x, row });
  }
  return {
    ticks: values.map((value) => ({ value, x: xOf(value) })),
    dots,
    real: xOf(real),
    rows: Math.max(0, ...dots.map(({ row }) => row + 1)),
  };
}
