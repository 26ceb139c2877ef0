import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DriverDimension, Drivers, DriversQuery } from '../../../contract/drivers';
import { languageName } from '../../lib/language-name';
import { formatChange, formatCount, formatPercent, formatQuantity } from '../../ui/charts/number-format';
import { formatStretch } from '../../ui/charts/time-format';
import { HowNote } from '../../ui/how-note';
import { ProblemNote } from '../../ui/problem-note';
import { Segment } from '../../ui/segment';
import { driversQuery } from './drivers-query';

const BASELINES = { previous: 'the stretch before', weeks: 'the four weeks before' } as const;
const BASELINE_WAYS = (['previous', 'weeks'] as const).map((way) => ({
  way,
  words: `against ${BASELINES[way]}`,
}));
type Asked = Omit<DriversQuery, 'baseline'>;

/** What drove a window: topics, sources, classes, languages, authors and phrases, each with its part of the change. */
export function DriversPanel({
  asked,
  about,
  first,
}: {
  asked: Asked;
  /** The topic it is of; `null` for all mentions. */
  about: string | null;
  /** The baseline it opens with. */
  first: keyof typeof BASELINES;
}) {
  const [baseline, setBaseline] = useState(first);
  const drivers = useQuery(driversQuery({ ...asked, baseline }));
  const { data, error } = drivers;
  return (
    <section className="why-drivers" aria-label="What drove it" aria-busy={drivers.isPending}>
      <div className="why-head">
        <h3>What drove it</h3>
        <Segment label="Against" ways={BASELINE_WAYS} chosen={baseline} onChoose={setBaseline} />
      </div>
      {error && <ProblemNote error={error} onRetry={() => void drivers.refetch()} />}
      {drivers.isPending && <p className="river-note">Comparing with {BASELINES[baseline]} …</p>}
      {data && <Found drivers={data} asked={asked} about={about} />}
    </section>
  );
}

function Found({ drivers, asked, about }: { drivers: Drivers; asked: Asked; about: string | null }) {
  const { totals, baseline, read, sourcesLeftOut, sourcesCompared, query } = drivers;
  if (sourcesCompared.length === 0) {
    return (
      <p className="river-note">
        Nothing can be compared: no source was collected throughout both. {leftOutWords(drivers)}
      </p>
    );
  }
  const times = baseline.length;
  const before = totals.before / times;
  const change = Math.round(totals.now - before);
  const isSample = read.now + read.before < read.ofNow + read.ofBefore;
  const span = formatStretch(
    { startMs: Date.parse(query.from), endExclusiveMs: Date.parse(query.to) },
    'hour',
    query.zone,
  );
  return (
    <>
      <p className="why-total">
        <b>{formatQuantity(totals.now, 'mention')}</b>
        {about !== null && ` of ${about}`}, {span}, against {formatCount(before)}
        {times > 1 && ' on average of the four weeks before'}:{' '}
        <b>{formatChange(change, formatCount(Math.abs(change)))}</b>
      </p>
      <div className="why-grid">
        <Dimension title="Topics" dimension={drivers.topics} times={times} />
        <Dimension title="Sources" dimension={drivers.sources} times={times} />
        <Dimension title="Classes" dimension={drivers.sentiments} times={times} nameOf={className} />
        <Dimension title="Languages" dimension={drivers.languages} times={times} nameOf={languageName} />
        <Dimension title="Authors" dimension={drivers.authors} times={times} />
        <Phrases drivers={drivers} asked={asked} times={times} />
      </div>
      <p className="river-note">
        Share: of the whole change; topics overlap, theirs do not add up. Authors and phrases{' '}
        {isSample
          ? `from a sample of ${formatCount(read.now)} of ${formatCount(read.ofNow)} and ${formatCount(read.before)} of ${formatCount(read.ofBefore)} mentions`
          : `from all ${formatCount(read.now)} and ${formatCount(read.before)} mentions that can be read`}
        . {sourcesLeftOut.length > 0 && leftOutWords(drivers)}
      </p>
      <HowNote>
        Phrases are those that are surely said in more of the texts than before, language by language,
        near-identical texts once: log-odds with an informative prior. “How sure” is the difference in its
        standard errors (z): beyond 2 either way, chance alone is rare. <code>{drivers.method}</code>
      </HowNote>
    </>
  );
}

function leftOutWords({ sourcesLeftOut }: Drivers): string {
  return `Left out: ${sourcesLeftOut.map(({ source, reason }) => `${source} (${reason})`).join('; ')}.`;
}

function className(key: string): string {
  return key === 'unscored' ? 'not scored' : key;
}

function Dimension({
  title,
  dimension,
  times,
  nameOf,
}: {
  title: string;
  dimension: DriverDimension;
  times: number;
  nameOf?: (key: string) => string;
}) {
  const rows = [...dimension.parts, ...(dimension.others ? [dimension.others] : [])];
  return (
    <table className="why-table">
      <caption className="river-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">now</th>
          <th scope="col">before</th>
          <th scope="col">share</th>
          <th scope="col" title="Beyond 2 either way, chance alone is rare">
            how sure
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((part) => (
          <tr key={part.key}>
            <th scope="row">{part.key !== '' && nameOf ? nameOf(part.key) : part.name}</th>
            <td>{formatCount(part.now)}</td>
            <td>{formatCount(part.before / times)}</td>
            <td>{shareWords(part.share)}</td>
            <td>{signed(part.z)}</td>
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td colSpan={5}>none</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function shareWords(share: number | null): string {
  if (share === null) return '—';
  return share < 0 ? `−${formatPercent(100 * share)}` : formatPercent(100 * share);
}

function signed(z: number): string {
  return `${z < 0 ? '−' : ''}${Math.abs(z).toFixed(1)}`;
}

function Phrases({ drivers, asked, times }: { drivers: Drivers; asked: Asked; times: number }) {
  return (
    <table className="why-table">
      <caption className="river-hidden">Phrases</caption>
      <thead>
        <tr>
          <th scope="col">Phrases said more than before</th>
          <th scope="col">now</th>
          <th scope="col">before</th>
          <th scope="col" title="Beyond 2 either way, chance alone is rare">
            how sure
          </th>
        </tr>
      </thead>
      <tbody>
        {drivers.phrases.map(({ phrase, lang, now, before, z }) => (
          <tr key={`${lang} ${phrase}`}>
            <th scope="row">
              <Link
                to="/threads"
                search={{
                  q: `"${phrase}"`,
                  from: drivers.query.from,
                  to: drivers.query.to,
                  ...(asked.topic === undefined ? {} : { topic: [asked.topic] }),
                }}
                lang={lang === 'und' ? undefined : lang}
              >
                {phrase}
              </Link>
            </th>
            <td>{formatCount(now)}</td>
            <td>{formatCount(before)}</td>
            <td>{signed(z)}</td>
          </tr>
        ))}
        {drivers.phrases.length === 0 && (
          <tr>
            <td colSpan={4}>
              None is surely said more often than in{' '}
              {times > 1 ? 'the four weeks before' : 'the stretch before'}.
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
