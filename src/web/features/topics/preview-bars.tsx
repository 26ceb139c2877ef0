import type { TopicPreview } from '../../../contract/topics';
import { formatDay } from '../../ui/charts/time-format';
import { byDayWords } from './preview-words';

const HEIGHT_PX = 48;
const BAR_PX = 6;

/** Matches by day as bars, with the first and the last day below them. */
export function PreviewBars({ preview, zone }: { preview: TopicPreview; zone: string }) {
  const { byDay } = preview;
  const most = Math.max(1, ...byDay.map(({ mentions }) => mentions));
  const width = byDay.length * BAR_PX;
  const ends = [byDay[0], byDay.at(-1)].flatMap((day) =>
    day ? [formatDay(Date.parse(day.start), zone)] : [],
  );
  return (
    <div>
      <svg
        className="topic-bars"
        viewBox={`0 0 ${width} ${HEIGHT_PX}`}
        preserveAspectRatio="none"
        height={HEIGHT_PX}
        role="img"
        aria-label={byDayWords(preview, zone)}
      >
        <path d={`M0 ${HEIGHT_PX - 0.5}H${width}`} stroke="var(--line)" />
        {byDay.map(({ start, mentions }, index) => {
          const height = (mentions / most) * (HEIGHT_PX - 2);
          return (
            <rect
              key={start}
              x={index * BAR_PX + 1}
              y={HEIGHT_PX - 1 - height}
              width={BAR_PX - 2}
              height={height}
              fill="var(--ink3)"
            />
          );
        })}
      </svg>
      <div className="topic-bars-ends" aria-hidden="true">
        {ends.map((day) => (
          <span key={day}>{day}</span>
        ))}
      </div>
    </div>
  );
}
