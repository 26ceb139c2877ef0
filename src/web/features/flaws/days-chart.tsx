import { useId, useState } from 'react';
import type { FlawDay, FlawFix } from '../../../contract/flaw-schemas';
import { HatchPattern } from '../../ui/charts/hatch-pattern';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatBucket } from '../../ui/charts/time-format';
import { timeTicks } from '../../ui/charts/time-ticks';
import { countTicks } from '../../ui/charts/value-ticks';
import { useElementWidth } from '../../ui/use-element-width';
import { proposedWords } from './flaw-words';

const HEIGHT_PX = 220;
const TOP_PX = 22;
const BOTTOM_PX = 22;
const LEFT_PX = 34;
const RIGHT_PX = 4;
/** A label of a fix stands to the left of its line from here on to the edge. */
const LABEL_PX = 110;

/** Bars a day; what the rule proposes is paler, the unfinished day dashed, what was not collected hatched. */
export function DaysChart({
  days,
  fixes,
  backAt,
  zone,
}: {
  days: readonly FlawDay[];
  fixes: readonly FlawFix[];
  /** When it came back; `null`: it did not. */
  backAt: string | null;
  zone: string;
}) {
  const [frame, widthPx] = useElementWidth<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const hatch = useId();
  const spans = days.map(({ start, endExclusive }) => ({
    startMs: Date.parse(start),
    endExclusiveMs: Date.parse(endExclusive),
  }));
  const fromMs = spans[0]?.startMs ?? 0;
  const toMs = spans.at(-1)?.endExclusiveMs ?? 1;
  const scale = { fromMs, toMs, leftPx: LEFT_PX, rightPx: Math.max(LEFT_PX + 1, widthPx - RIGHT_PX) };
  const x = (ms: number) =>
    scale.leftPx + ((ms - fromMs) / Math.max(1, toMs - fromMs)) * (scale.rightPx - scale.leftPx);
  const ticks = countTicks(
    Math.max(0, ...days.map(({ complaints, proposed }) => (complaints ?? 0) + (proposed ?? 0))),
    3,
  );
  const top = ticks.at(-1) ?? 1;
  const floor = HEIGHT_PX - BOTTOM_PX;
  const y = (count: number) => floor - (count / top) * (floor - TOP_PX);
  const backMs = backAt === null ? null : Date.parse(backAt);
  return (
    <div className="flaw-chart" ref={frame}>
      <p className="flaw-chart-key">
        <span>
          <i className="flaw-key-bar" /> attached by people
        </span>
        <span>
          <i className="flaw-key-bar flaw-key-proposed" /> proposed by its rule
        </span>
        {fixes.length > 0 && (
          <span>
            <i className="flaw-key-fix" /> fix in effect
          </span>
        )}
        <b>{at === null || !days[at] ? '' : dayWords(days[at], zone)}</b>
      </p>
      <div style={{ height: HEIGHT_PX }}>
        {widthPx > 0 && (
          <svg
            width={widthPx}
            height={HEIGHT_PX}
            role="img"
            aria-label={chartWords(days, fixes)}
            onPointerLeave={() => setAt(null)}
            onPointerMove={({ nativeEvent }) => {
              const ms =
                fromMs + ((nativeEvent.offsetX - LEFT_PX) / (scale.rightPx - LEFT_PX)) * (toMs - fromMs);
              const index = spans.findIndex(
                ({ startMs, endExclusiveMs }) => ms >= startMs && ms < endExclusiveMs,
              );
              setAt(index < 0 ? null : index);
            }}
          >
            <HatchPattern id={hatch} stroke="var(--control)" />
            {ticks.map((tick) => (
              <g key={tick}>
                <path d={`M${LEFT_PX} ${Math.round(y(tick)) + 0.5}H${scale.rightPx}`} stroke="var(--grid)" />
                <text x={LEFT_PX - 8} y={y(tick) + 4} textAnchor="end" className="flaw-axis">
                  {tick}
                </text>
              </g>
            ))}
            {days.map((day, index) => {
              const span = spans[index];
              return (
                span && (
                  <DayBar
                    key={day.start}
                    day={day}
                    left={x(span.startMs)}
                    right={x(span.endExclusiveMs)}
                    y={y}
                    floor={floor}
                    hatch={`url(#${hatch})`}
                    marked={at === index}
                  />
                )
              );
            })}
            {fixes.map((fix) => (
              <FixLine
                key={fix.id}
                fix={fix}
                x={x}
                fromMs={fromMs}
                toMs={toMs}
                floor={floor}
                right={scale.rightPx}
              />
            ))}
            {backMs !== null && backMs >= fromMs && backMs < toMs && (
              <g>
                <path
                  d={`M${x(backMs)} ${TOP_PX - 4}V${floor}`}
                  stroke="var(--neg-ink)"
                  strokeDasharray="3 3"
                />
                <text
                  x={x(backMs) + (x(backMs) > scale.rightPx - LABEL_PX ? -5 : 5)}
                  y={12}
                  textAnchor={x(backMs) > scale.rightPx - LABEL_PX ? 'end' : 'start'}
                  className="flaw-back"
                >
                  ▲ back
                </text>
              </g>
            )}
            {timeTicks(spans, 'day', zone, scale).map(({ atMs, label }) => (
              <text key={atMs} x={x(atMs)} y={HEIGHT_PX - 6} className="flaw-axis">
                {label}
              </text>
            ))}
          </svg>
        )}
      </div>
    </div>
  );
}

function DayBar({
  day,
  left,
  right,
  y,
  floor,
  hatch,
  marked,
}: {
  day: FlawDay;
  left: number;
  right: number;
  y: (count: number) => number;
  floor: number;
  hatch: string;
  marked: boolean;
}) {
  const x = left + 0.5;
  const width = Math.max(1, right - left - 1);
  const { complaints, proposed, partial } = day;
  if (complaints === null) {
    return (
      <rect x={left} y={TOP_PX} width={right - left} height={floor - TOP_PX} fill={hatch} opacity={0.6} />
    );
  }
  const all = complaints + (proposed ?? 0);
  return (
    <g opacity={marked ? 0.75 : 1}>
      {complaints > 0 && (
        <rect
          x={x}
          y={y(complaints)}
          width={width}
          height={floor - y(complaints)}
          fill="var(--neg)"
          fillOpacity={partial ? 0.35 : 1}
          {...(partial ? { stroke: 'var(--neg)', strokeDasharray: '3 2' } : {})}
        />
      )}
      {all > complaints && (
        <rect
          x={x + 0.5}
          y={y(all) + 0.5}
          width={Math.max(0.5, width - 1)}
          height={y(complaints) - y(all) - 0.5}
          fill="var(--neg)"
          fillOpacity={0.28}
          stroke="var(--neg)"
          {...(partial ? { strokeDasharray: '3 2' } : {})}
        />
      )}
    </g>
  );
}

function FixLine({
  fix,
  x,
  fromMs,
  toMs,
  floor,
  right,
}: {
  fix: FlawFix;
  x: (ms: number) => number;
  fromMs: number;
  toMs: number;
  floor: number;
  right: number;
}) {
  const atMs = Date.parse(fix.effectiveAt);
  if (atMs < fromMs || atMs >= toMs) return null;
  const until = x(Math.min(toMs, Date.parse(fix.everywhereAt)));
  const isLate = x(atMs) > right - LABEL_PX;
  return (
    <g>
      <rect
        x={x(atMs)}
        y={TOP_PX - 4}
        width={Math.max(0, until - x(atMs))}
        height={floor - TOP_PX + 4}
        fill="var(--fix)"
        opacity={0.12}
      />
      <path d={`M${x(atMs)} ${TOP_PX - 12}V${floor}`} stroke="var(--fix)" strokeWidth={2} />
      <text
        x={x(atMs) + (isLate ? -5 : 5)}
        y={12}
        textAnchor={isLate ? 'end' : 'start'}
        className="flaw-fix-label"
      >
        fix {fix.version ?? fix.label.slice(0, 20)}
      </text>
    </g>
  );
}

function dayWords(day: FlawDay, zone: string): string {
  const span = { startMs: Date.parse(day.start), endExclusiveMs: Date.parse(day.endExclusive) };
  const name = formatBucket(span, 'day', zone);
  if (day.complaints === null) return `${name}: not collected`;
  const notes = [
    ...(day.proposed ? [`${day.proposed} more proposed`] : []),
    ...(day.covered === 'some' ? ['collected in part'] : []),
    ...(day.partial ? ['not over'] : []),
  ];
  return `${name}: ${formatQuantity(day.complaints, 'complaint')}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

function chartWords(days: readonly FlawDay[], fixes: readonly FlawFix[]): string {
  const gaps = days.filter(({ complaints }) => complaints === null).length;
  const sum = days.reduce((total, { complaints }) => total + (complaints ?? 0), 0);
  const proposed = days.reduce((total, day) => total + (day.proposed ?? 0), 0);
  return [
    `${formatQuantity(sum, 'complaint')} in ${formatQuantity(days.length, 'day')}`,
    ...(proposed > 0 ? [proposedWords({ proposed })] : []),
    ...(gaps > 0 ? [`${formatQuantity(gaps, 'day')} not collected`] : []),
    ...(fixes.length > 0 ? [formatQuantity(fixes.length, 'fix', 'fixes')] : []),
    'the table has each day',
  ].join('; ');
}
