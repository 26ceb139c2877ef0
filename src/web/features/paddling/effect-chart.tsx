import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useId, useMemo, useState } from 'react';
import type { EffectAnswer } from '../../../contract/effects';
import type { Mark } from '../../../contract/marks';
import { createCursorStore } from '../../ui/charts/cursor-store';
import { CursorSurface } from '../../ui/charts/cursor-surface';
import { PaddlingLayer } from '../../ui/charts/paddling-layer';
import { layOutPaddling, type TimedMark } from '../../ui/charts/paddling-layout';
import { textWidthPx } from '../../ui/charts/text-width';
import { formatDay } from '../../ui/charts/time-format';
import type { TimeScale } from '../../ui/charts/time-scale';
import { timeTicks } from '../../ui/charts/time-ticks';
import { EffectAxes, EffectGrid } from './effect-axes';
import type { ShownDay } from './effect-days';
import { effectGeometry } from './effect-geometry';
import { EffectPlot } from './effect-plot';
import { dayWords, EffectReadOut } from './effect-read-out';
import { cumulativeAxis, cumulativeRows, expectedRows, gapsIn, observedRows, valueAxis } from './effect-rows';
import { formatSum, SUM_NOUNS, valueUnit, valueWords, withoutWords } from './effect-words';
import type { FigureSubject } from './figure-subject';

const RIGHT_PX = 16;
const LABEL_PX = 11;

/** Observed against expected with its bands, our doing below them, and the summed difference: one time axis, one cursor. */
export function EffectChart({
  subject,
  answer,
  days,
  marks,
  threads,
  widthPx,
}: {
  subject: FigureSubject;
  answer: EffectAnswer;
  days: readonly ShownDay[];
  marks: readonly TimedMark[];
  /** Of posts that were collected as mentions. */
  threads: ReadonlyMap<string, string>;
  widthPx: number;
}) {
  // React's ids hold characters that a url(#…) reference may not.
  const id = `effect${useId().replace(/[^a-zA-Z0-9]/g, '')}`;
  const [store] = useState(createCursorStore);
  const { effect, zone } = answer;
  const { measure } = effect;

  const rows = useMemo(
    () => ({
      observed: observedRows(days),
      expected: expectedRows(days),
      cumulative: cumulativeRows(days),
      main: valueAxis(days),
      sum: cumulativeAxis(days),
      gaps: gapsIn(days),
      unended: days.find(({ ended }) => !ended) ?? null,
    }),
    [days],
  );
  const tickWords = (value: number) => valueWords(measure, value).replace(' %', '');
  const widest = Math.max(
    ...rows.main.ticks.map((tick) => textWidthPx(tickWords(tick), LABEL_PX)),
    ...rows.sum.ticks.map((tick) => textWidthPx(formatSum(tick), LABEL_PX)),
  );
  const scale = useMemo(
    (): TimeScale => ({
      fromMs: days[0]?.startMs ?? 0,
      toMs: days.at(-1)?.endExclusiveMs ?? 0,
      leftPx: Math.max(36, widest + 14),
      rightPx: widthPx - RIGHT_PX,
    }),
    [days, widthPx, widest],
  );
  const paddling = useMemo(() => layOutPaddling(marks, scale), [marks, scale]);
  const hasSum = rows.cumulative.length > 0;
  const geometry = useMemo(() => effectGeometry(widthPx, paddling, hasSum), [widthPx, paddling, hasSum]);
  const ticks = useMemo(() => timeTicks(days, 'day', zone, scale), [days, zone, scale]);
  const edges = useMemo(() => {
    const edge = (name: string, at: string, shownMs = Date.parse(at)) => ({
      atMs: Date.parse(at),
      label: `${name} ${formatDay(shownMs, zone)}`,
    });
    const start = edge('start', subject.startAt);
    if (subject.endExclusive === null) return [start];
    // The last day is named, not the one after it.
    return [start, edge('end', subject.endExclusive, Date.parse(subject.endExclusive) - 1)];
  }, [subject, zone]);

  const links = useCallback(
    (mark: Mark) => linksOf(mark, subject.id, threads.get(mark.id) ?? null),
    [subject.id, threads],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: with other days the same index is another time
  useEffect(() => store.set({ index: null }), [store, scale.fromMs, scale.toMs, days.length]);

  return (
    <div className="effect-chart">
      <EffectReadOut store={store} days={days} marks={marks} measure={measure} zone={zone} />
      <CursorSurface
        store={store}
        buckets={days}
        scale={scale}
        heightPx={geometry.height}
        plotTop={geometry.mainTop}
        plotBottom={geometry.axis}
        brush={null}
        wordsAt={(index) => {
          const day = days[index];
          return day ? dayWords(day, measure, { marks, zone }) : '';
        }}
        label="Read observed against expected day by day with the arrow keys."
      >
        <EffectGrid scale={scale} widthPx={widthPx} geometry={geometry} main={rows.main} sum={rows.sum} />
        <EffectPlot
          id={id}
          observed={rows.observed}
          expected={rows.expected}
          cumulative={rows.cumulative}
          domain={rows.main.domain}
          cumulativeDomain={rows.sum.domain}
          scale={scale}
          widthPx={widthPx}
          geometry={geometry}
        />
        <EffectAxes
          id={id}
          scale={scale}
          widthPx={widthPx}
          geometry={geometry}
          main={rows.main}
          sum={rows.sum}
          tickWords={tickWords}
          sumWords={formatSum}
          timeTicks={ticks}
          gaps={rows.gaps}
          unended={rows.unended}
          edges={edges}
          title={`${valueUnit(effect)}${withoutWords(effect)}`}
          cumulativeTitle={`Cumulative: observed minus expected, ${SUM_NOUNS[measure]}`}
        />
        <PaddlingLayer
          layout={paddling}
          geometry={geometry}
          widthPx={widthPx}
          leftPx={scale.leftPx}
          zone={zone}
          linksOf={links}
        />
      </CursorSurface>
    </div>
  );
}

/** Where a mark leads: another campaign's page, a post's thread, the dialog in which it was written. */
function linksOf({ id, kind, at }: Mark, ownId: string, threadId: string | null): ReactNode {
  if (kind === 'campaign') {
    return id === ownId ? null : (
      <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
        campaign
      </Link>
    );
  }
  if (kind === 'post') {
    return threadId === null ? null : (
      <Link to="/threads/$threadId" params={{ threadId }} search={{ turn: id }}>
        thread
      </Link>
    );
  }
  return (
    <Link to="." search={(search) => ({ ...search, dialog: `edit-mark:${id}@${at}` })} resetScroll={false}>
      edit
    </Link>
  );
}
