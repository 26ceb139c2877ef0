import type { EffectReading } from '../../../contract/effects';
import { formatPercent, formatPoints } from '../../ui/charts/number-format';

type Headlined = Pick<EffectReading, 'headline' | 'unit'>;

/** An effect in short with the interval its verdict rests on: `+24 % (+11 to +38)`; `null` where it is refused. */
export function headlineWords({ headline, unit }: Headlined): string | null {
  const wide = headline?.bands.at(-1);
  if (!headline || !wide) return null;
  if (unit === 'points') {
    return `${formatPoints(headline.estimate)} points (${formatPoints(wide.low)} to ${formatPoints(wide.high)})`;
  }
  return `${signedPercent(headline.estimate)} (${bare(wide.low)} to ${bare(wide.high)})`;
}

/** `+24 %`, `−3.1 %`, `0 %`. */
export function signedPercent(value: number): string {
  const size = formatPercent(value);
  return /^0 /.test(size) ? size : `${value > 0 ? '+' : '−'}${size}`.replace(' %', '\u00a0%');
}

function bare(value: number): string {
  return signedPercent(value).replace('\u00a0%', '').replace(' %', '');
}
