import { LOCALE } from './time-format';

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const oneAlways = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** `24,816`. */
export function formatCount(value: number): string {
  return minus(whole.format(value));
}

/** `3.2M`: for figures whose last digits mean nothing. */
export function formatCompact(value: number): string {
  return minus(compact.format(value));
}

/** Points with a sign, `+18`, `−45`, `0`; one digit after the point below ten, where a whole point is coarse. */
export function formatPoints(value: number): string {
  const fine = Math.abs(value) < 9.95;
  // By size, so that −12.5 and +12.5 read alike.
  const size = fine ? Math.round(Math.abs(value) * 10) / 10 : Math.round(Math.abs(value));
  if (size === 0) return '0';
  return `${value > 0 ? '+' : '−'}${(fine ? oneAlways : whole).format(size)}`;
}

/** Whole points with a sign, `+18`, `−9`, `0`: for what is not sure to a tenth. */
export function formatWholePoints(value: number): string {
  const size = Math.round(Math.abs(value));
  return size === 0 ? '0' : `${value > 0 ? '+' : '−'}${whole.format(size)}`;
}

/** A share of `part` in `all`: `57 %`, `0.4 %`; `null` of nothing. */
export function formatShare(part: number, all: number): string | null {
  if (all <= 0) return null;
  return formatPercent((100 * part) / all);
}

/** Percent without a sign: below ten with one digit; what is not nothing never reads as 0. */
export function formatPercent(percent: number): string {
  const size = Math.abs(percent);
  if (size > 0 && size < 0.05) return '< 0.1 %';
  return `${size < 9.95 ? one.format(size) : whole.format(size)} %`;
}

/** A difference in words that carry the direction by shape: `▲ 8 %`, `▼ 120`, `no change`. */
export function formatChange(difference: number, size: string): string {
  if (difference === 0) return 'no change';
  return `${difference > 0 ? '▲' : '▼'} ${size}`;
}

/** `1 day`, `412 days`. */
export function formatQuantity(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** `1 follower`, `3.2M followers`. */
export function formatCompactQuantity(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCompact(count)} ${count === 1 ? singular : plural}`;
}

function minus(text: string): string {
  return text.replace('-', '−');
}
