/** How the lines of a chart are told apart: by dash and by the shape at their points; two inks only help. */
const LOOKS = [
  {
    word: 'solid, dots',
    dash: '',
    ink: 'var(--ink)',
    shape: 'M-3 0A3 3 0 1 1 3 0A3 3 0 1 1 -3 0Z',
    hollow: false,
  },
  {
    word: 'dashed, squares',
    dash: '7 3',
    ink: 'var(--accent)',
    shape: 'M-2.8 -2.8H2.8V2.8H-2.8Z',
    hollow: false,
  },
  {
    word: 'dotted, triangles',
    dash: '2 3',
    ink: 'var(--ink)',
    shape: 'M0 -3.8L3.5 2.6H-3.5Z',
    hollow: false,
  },
  {
    word: 'dash and dot, open diamonds',
    dash: '10 3 2 3',
    ink: 'var(--accent)',
    shape: 'M0 -4L4 0L0 4L-4 0Z',
    hollow: true,
  },
  {
    word: 'short dashes, open squares',
    dash: '4 2',
    ink: 'var(--ink)',
    shape: 'M-2.8 -2.8H2.8V2.8H-2.8Z',
    hollow: true,
  },
  {
    word: 'fine dots, triangles down',
    dash: '1 3',
    ink: 'var(--accent)',
    shape: 'M0 3.8L3.5 -2.6H-3.5Z',
    hollow: false,
  },
] as const;

/** More lines than this cannot be told apart. */
export const MAX_SERIES = LOOKS.length;

/** The look of the line at a place, first line 0; beyond `MAX_SERIES` looks repeat. */
export function seriesLook(index: number): (typeof LOOKS)[number] {
  return LOOKS[index % LOOKS.length] as (typeof LOOKS)[number];
}

/** The shape at a point of a line, around (0, 0), as SVG content. */
export function SeriesShape({ index }: { index: number }) {
  const { ink, shape, hollow } = seriesLook(index);
  return <path d={shape} fill={hollow ? 'var(--surface)' : ink} stroke={ink} strokeWidth="1.3" />;
}

/** A piece of a line as it is drawn, for legends and read-outs. */
export function SeriesKey({ index }: { index: number }) {
  const { ink, dash } = seriesLook(index);
  return (
    <svg className="chart-icon" width="24" height="12" viewBox="-12 -6 24 12" aria-hidden="true">
      <path d="M-12 0H12" stroke={ink} strokeWidth="1.6" strokeDasharray={dash} />
      <SeriesShape index={index} />
    </svg>
  );
}
