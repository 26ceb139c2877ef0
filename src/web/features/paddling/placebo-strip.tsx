import type { EffectReading } from '../../../contract/effects';
import { csvText } from '../../../domain/csv-text';
import { formatPoints } from '../../ui/charts/number-format';
import { SaveLinks } from '../../ui/save-links';
import { useElementWidth } from '../../ui/use-element-width';
import { subjectWords } from './effect-words';
import { placeboPicture } from './placebo-dots';
import { placeboWords } from './placebo-words';

const PAD_PX = 24;
const PITCH_PX = 9;
const MAX_ROWS = 6;
const AXIS_PX = 30;

/** What the same method finds in windows before the start, where nothing began, with the real estimate among it. */
export function PlaceboStrip({ effect }: { effect: EffectReading }) {
  const [ref, widthPx] = useElementWidth<HTMLDivElement>();
  const words = placeboWords(effect);
  const effects = effect.placebo?.effects ?? null;
  const real = effect.headline?.estimate ?? null;
  if (effects === null || real === null) return <p className="placebo-words">{words}</p>;
  const picture = placeboPicture(effects, real, {
    leftPx: PAD_PX,
    rightPx: Math.max(PAD_PX + 1, widthPx - PAD_PX),
  });
  const base = PITCH_PX * (Math.min(MAX_ROWS, Math.max(3, picture.rows)) + 1);
  const unit = effect.unit === 'percent' ? ' %' : '';
  return (
    <section className="placebo" aria-label="The same method where nothing began">
      <p className="placebo-words">{words}</p>
      <div ref={ref} className="placebo-strip" style={{ height: base + AXIS_PX }}>
        {widthPx > 0 && (
          <svg width={widthPx} height={base + AXIS_PX} role="img" aria-label={words}>
            <path d={`M${PAD_PX} ${base + 4}H${widthPx - PAD_PX}`} stroke="var(--line)" />
            {picture.ticks.map(({ x, value }) => (
              <g key={value}>
                <path d={`M${x} ${base + 4}v4`} stroke="var(--ink3)" />
                <text x={x} y={base + 20} textAnchor="middle">
                  {value === 0 ? 'no effect' : `${formatPoints(value)}${unit}`}
                </text>
              </g>
            ))}
            {picture.dots.map(({ x, row }) => (
              <circle
                key={`${x} ${row}`}
                cx={x}
                cy={base - 2 - row * PITCH_PX}
                r="3.6"
                fill="var(--control)"
              />
            ))}
            <path d={`M${picture.real} ${base + 4}V8`} stroke="var(--camp)" strokeWidth="1.4" />
            <path d={`M${picture.real} ${base - 8}l6 6l-6 6l-6 -6Z`} fill="var(--camp)" />
            <text
              x={picture.real + (picture.real > widthPx / 2 ? -8 : 8)}
              y="14"
              textAnchor={picture.real > widthPx / 2 ? 'end' : 'start'}
              className="placebo-real"
            >
              found here
            </text>
          </svg>
        )}
      </div>
      <SaveLinks
        name={`eddyline-placebo-${effect.measure}`}
        words={() => ({
          title: `What the same method finds where nothing began: ${subjectWords(effect)}`,
          lines: ['grey: windows before the start; marked: found here'],
          definition: effect.version,
        })}
        csv={() =>
          csvText([
            ['Eddyline: effects the same method finds where nothing began'],
            ['measure', effect.measure],
            ['unit', effect.unit],
            ['definition', effect.version],
            [],
            ['window', 'effect'],
            ['found here', real],
            ...effects.map((found) => ['before the start', found]),
          ])
        }
      />
    </section>
  );
}
