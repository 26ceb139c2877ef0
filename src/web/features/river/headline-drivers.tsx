import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Currents } from '../../../contract/currents';
import type { DriverDimension } from '../../../contract/drivers';
import { formatCount, formatPercent } from '../../ui/charts/number-format';
import { type RiverUpdate, withFilter } from '../../url-state/river-search';
import { driversQuery } from './drivers-query';
import type { ShownSpike } from './use-shown-spikes';

/** A part that is behind less of the change is not named. */
const LEAST_SHARE = 0.2;

/**
 * What was behind the most unusual burst, against the same hours of four weeks: the topic, the source and the phrase with
 * the largest share, each leading to what it rests on; nothing where nothing stands out. `children` go on from there, once
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
  const topic = largest(data.topics, own);
  const source = data.sources.parts.length > 1 ? largest(data.sources) : undefined;
  const [phrase] = data.phrases;
  const named: ReactNode[] = [];
  if (topic)
    named.push(
      <button
        type="button"
        data-evidence="topic"
        title="Show only this topic"
        onClick={() => onUpdate(withFilter('topic', [topic.key]))}
      >
        {topic.name}
      </button>,
      ` (in ${formatPercent(100 * topic.share)} of the change)`,
    );
  if (source)
    named.push(
      named.length > 0 ? ', ' : '',
      <button
        type="button"
        data-evidence="source"
        title="Show only this source"
        onClick={() => onUpdate(withFilter('source', [source.key]))}
      >
        {source.name}
      </button>,
      ` (${formatPercent(100 * source.share)} of it)`,
    );
  if (phrase)
    named.push(
      named.length > 0 ? ' and ' : '',
      <Link
        to="/threads"
        search={{
          q: `"${phrase.phrase}"`,
          from: data.query.from,
          ...(own === undefined ? {} : { topic: [own] }),
        }}
        lang={phrase.lang === 'und' ? undefined : phrase.lang}
      >
        “{phrase.phrase}”
      </Link>,
      ` (${formatCount(phrase.now)} texts, ${formatCount(phrase.before / data.baseline.length)} before)`,
    );
  if (named.length === 0) return children;
  return (
    <>
      ; behind it, against four weeks before:{' '}
      {named.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence have no other name
        <span key={index}>{part}</span>
      ))}
      {children}
    </>
  );
}

/** The part with the largest share of the change, without the topic itself. */
function largest({ parts }: DriverDimension, without?: string) {
  const known = parts.flatMap(({ key, name, share }) =>
    share !== null && share >= LEAST_SHARE && key !== '' && key !== without ? [{ key, name, share }] : [],
  );
  return known.sort((one, other) => other.share - one.share)[0];
}
