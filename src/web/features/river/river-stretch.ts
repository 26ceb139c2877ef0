import type { Currents } from '../../../contract/currents';
import { formatStretch } from '../../ui/charts/time-format';
import type { RiverSearch } from '../../url-state/river-search';
import type { StretchQuestion } from './river-queries';

/** What voices and movers are asked for: the brushed stretch where it meets the window, else the whole window. */
export function stretchQuestion(
  search: Pick<RiverSearch, 'brushFrom' | 'brushTo' | 'topic' | 'source' | 'lang' | 'sentiment'>,
  { query }: Currents,
): StretchQuestion {
  const { brushFrom, brushTo, topic, source, lang, sentiment } = search;
  const isBrushed =
    brushFrom !== null &&
    brushTo !== null &&
    Date.parse(brushFrom) < Date.parse(query.to) &&
    Date.parse(brushTo) > Date.parse(query.from);
  const { from, to } = isBrushed ? { from: brushFrom, to: brushTo } : query;
  return { from, to, topic, source, lang, sentiment };
}

/** The stretch in words, by hours when it is cut by hours: `14–20 Nov 2025`. */
export function stretchWords(stretch: StretchQuestion | null, currents: Currents | undefined): string {
  if (!stretch || !currents) return '';
  const span = { startMs: Date.parse(stretch.from), endExclusiveMs: Date.parse(stretch.to) };
  return formatStretch(span, currents.query.bucket, currents.query.zone);
}

/** Was anything collected in the stretch? Of buckets beyond the answer nothing is known, which counts as yes. */
export function wasCollected(stretch: StretchQuestion | null, currents: Currents | undefined): boolean {
  if (!stretch || !currents) return true;
  const touched = currents.buckets.filter(
    ({ start, endExclusive }) =>
      Date.parse(start) < Date.parse(stretch.to) && Date.parse(endExclusive) > Date.parse(stretch.from),
  );
  return touched.length === 0 || touched.some(({ covered }) => covered !== 'none');
}
