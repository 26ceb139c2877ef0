import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import type { EffectAnswer } from '../../../contract/effects';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { CHART_OR_TABLE, Segment } from '../../ui/segment';
import { useElementWidth } from '../../ui/use-element-width';
import {
  type CampaignSearch,
  type CampaignUpdate,
  withAllDays,
  withCampaignView,
} from '../../url-state/campaign-search';
import { baselineDays, daysInView, effectDays, shownBefore } from './effect-days';
import { effectGeometry } from './effect-geometry';
import { EffectLegend } from './effect-legend';
import { effectMarks } from './effect-paddling';
import { valueAxis } from './effect-rows';
import { EffectSave } from './effect-save';
import { EffectTable } from './effect-table';
import { valueWords } from './effect-words';
import type { FigureSubject } from './figure-subject';
import { postsQuery } from './paddling-queries';

// The words must not wait for the chart's code: it is fetched when there is something to draw.
const EffectChart = lazy(async () => ({ default: (await import('./effect-chart')).EffectChart }));

const ONE_LANE = { lanes: 1, markRows: 0 };
const READ_OUT = <div className="effect-read-out" />;

/** The days of an effect as chart or table, with their legend and what to take along. */
export function EffectFigure({
  subject,
  answer,
  search,
  onUpdate,
}: {
  subject: FigureSubject;
  answer: EffectAnswer;
  search: CampaignSearch;
  onUpdate: (update: CampaignUpdate) => void;
}) {
  const [ref, widthPx] = useElementWidth<HTMLDivElement>();
  const posts = useInfiniteQuery({ ...postsQuery(subject.id), enabled: subject.kind === 'campaign' });
  const every = useMemo(() => effectDays(answer), [answer]);
  const baseline = baselineDays(every);
  const before = shownBefore(widthPx);
  const days = useMemo(
    () => daysInView(every, search.all ? baseline : before),
    [every, search.all, baseline, before],
  );
  const known = useMemo(() => posts.data?.pages.flatMap(({ items }) => items) ?? [], [posts.data]);
  const marks = useMemo(
    () => effectMarks(subject, known, answer.alsoHappened),
    [subject, known, answer.alsoHappened],
  );
  const threads = useMemo(
    () => new Map(known.flatMap(({ id, mention }) => (mention ? [[id, mention.threadId] as const] : []))),
    [known],
  );
  const hasBands = days.some(({ expected }) => expected !== null);
  const cut = hasBands ? cutWords(answer, days) : null;
  return (
    <div className="effect-figure">
      <div className="effect-figure-head">
        <EffectLegend
          levels={days.find(({ expected }) => expected)?.expected?.bands.map(({ level }) => level) ?? []}
        />
        <span className="effect-actions">
          {baseline > before && (
            <button type="button" className="effect-link" onClick={() => onUpdate(withAllDays(!search.all))}>
              {search.all
                ? `only the last ${before} days before`
                : `all ${formatCount(baseline)} days before`}
            </button>
          )}
          <Segment
            label="View"
            ways={CHART_OR_TABLE}
            chosen={search.view}
            onChoose={(view) => onUpdate(withCampaignView(view))}
          />
          <EffectSave campaign={subject.name} answer={answer} days={days} frame={ref} />
        </span>
      </div>
      <div ref={ref} className="effect-body">
        {search.view === 'table' ? (
          <EffectTable answer={answer} days={days} />
        ) : (
          <Suspense fallback={<Waiting widthPx={widthPx} hasSum={hasBands} />}>
            {widthPx > 0 ? (
              <EffectChart
                subject={subject}
                answer={answer}
                days={days}
                marks={marks}
                threads={threads}
                widthPx={widthPx}
              />
            ) : (
              <Waiting widthPx={widthPx} hasSum={hasBands} />
            )}
          </Suspense>
        )}
      </div>
      {search.view === 'chart' && cut && <p className="effect-note">{cut}</p>}
      {search.view === 'chart' && posts.hasNextPage && (
        <p className="effect-note">
          The newest {formatCount(known.length)} of {formatQuantity(subject.posts, 'post')} are drawn.
        </p>
      )}
      {posts.error && <p className="effect-note">The posts could not be loaded; none are drawn.</p>}
    </div>
  );
}

function Waiting({ widthPx, hasSum }: { widthPx: number; hasSum: boolean }) {
  return (
    <>
      {READ_OUT}
      <div style={{ height: effectGeometry(widthPx, ONE_LANE, hasSum).height }} aria-busy="true">
        <span className="sr-only">Loading the chart</span>
      </div>
    </>
  );
}

/** Bands that would press everything flat are cut, and said to be. */
function cutWords({ effect }: EffectAnswer, days: Parameters<typeof valueAxis>[0]): string | null {
  const { cutAbove, cutBelow } = valueAxis(days);
  const reaches = [
    cutAbove === null ? null : `up to ${valueWords(effect.measure, cutAbove)}`,
    cutBelow === null ? null : `down to ${valueWords(effect.measure, cutBelow)}`,
  ].filter((part) => part !== null);
  return reaches.length === 0
    ? null
    : `Bands are cut at the edge of the chart: they reach ${reaches.join(' and ')}.`;
}
