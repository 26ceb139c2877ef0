import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Currents } from '../../../contract/currents';
import type { DriverDimension } from '../../../contract/drivers';
import { formatCount, formatPercent } from '../../ui/charts/number-format';
import { formatStretch } from '../../ui/charts/time-format';
import { type RiverUpdate, withFilter } from '../../url-state/river-search';
import { driversQuery } from './drivers-query';
import type { ShownSpike } from './use-shown-spikes';

/** A part that is behind less of the change is not named. */
const LEAST_SHARE = 0.2;

/**
 * What was behind the most unusual burst, against the same hours of four weeks, as its card has it: the source with the
 * largest share and the phrase that is said most surely more often, each leading to what it rests on; nothing where nothing stands out. `children` go on from there, once
 * that is known: words that have been read do not move.
 */
export function HeadlineDrivers({
  spike,
  currents,
  onUpdate,
  children,
}: {
  spike: ShownSpike;
  currents: Currents;
  onUpdate: (update: RiverUpdate) => void;
  children: ReactNode;
}) {
  const { query } = currents;
  const own = spike.topic?.id ?? query.topic[0];
  const to = spike.endExclusive ?? query.to;
  const { data, isPending } = useQuery(
    driversQuery({
      from: spike.start,
      to,
      source: query.source,
      lang: query.lang,
      ...(own === undefined ? {} : { topic: own }),
      baseline: 'weeks',
    }),
  );
  if (isPending) return null;
  if (!data || data.sourcesCompared.length === 0) return children;
  const source = data.sources.parts.length > 1 ? largest(data.sources) : undefined;
  const [phrase] = data.phrases;
  const stretch = formatStretch(
    { startMs: Date.parse(data.query.from), endExclusiveMs: Date.parse(data.query.to) },
    query.bucket,
    query.zone,
  );
  const named: ReactNode[] = [];
  if (source)
    named.push(
      <button
        type="button"
        data-evidence="source"
        title={`${formatPercent(100 * source.share)} of the rise; show only this source`}
        onClick={() => onUpdate(withFilter('source', [source.key]))}
      >
        {source.name}
      </button>,
      ` (${formatPercent(100 * source.share)})`,
    );
  if (phrase)
    named.push(
      named.length > 0 ? ' and ' : '',
      <Link
        to="/threads"
        search={{
          q: `"${phrase.phrase}"`,
          from: data.query.from,
          to: data.query.to,
          ...(own === undefined ? {} : { topic: [own] }),
        }}
        lang={phrase.lang === 'und' ? undefined : phrase.lang}
        title={`In so many different texts of ${stretch}; opens the threads of that time`}
      >
        “{phrase.phrase}”
      </Link>,
      ` (${formatCount(phrase.now)} texts, ${formatCount(phrase.before / data.baseline.length)} before)`,
    );
  if (named.length === 0) return children;
  return (
    <>
      <span title={`${stretch}, against the same hours of the four weeks before`}>; behind it: </span>
      {named.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence have no other name
        <span key={index}>{part}</span>
      ))}
      {children}
    </>
  );
}

/** The part with the largest share of the change. */
function largest({ parts }: DriverDimension) {
  const known = parts.flatMap(({ key, name, share }) =>
    share !== null && share >= LEAST_SHARE && key !== '' ? [{ key, name, share }] : [],
  );
  return known.sort((one, other) => other.share - one.share)[0];
}
