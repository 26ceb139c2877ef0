/** From here on hours say nothing any more. */
const WHOLE_FROM_DAYS = 7;

/** A wait in two units at most: `45 s`, `22 min`, `2 h 10 min`, `3 days 4 h`. */
export function waitWords(seconds: number): string {
  if (seconds < 60) return `${Math.round(Math.max(0, seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return twoUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(minutes / 60);
  const days = Math.floor(hours / 24);
  return twoUnits(days, days === 1 ? 'day' : 'days', days < WHOLE_FROM_DAYS ? hours % 24 : 0, 'h');
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
