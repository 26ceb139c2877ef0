import type { MARK_KINDS } from '../../../contract/marks';

type MarkKind = (typeof MARK_KINDS)[number];

/** Colour of a kind of mark; the shape says it, too. */
export const MARK_COLOURS: Record<MarkKind, string> = {
  campaign: 'var(--camp)',
  post: 'var(--camp)',
  release: 'var(--ink2)',
  fix: 'var(--fix)',
  incident: 'var(--neg)',
  note: 'var(--ink2)',
};

/** The shape of a mark around (0, 0), about ten pixels wide, as SVG content. */
export function MarkGlyph({ kind }: { kind: MarkKind }) {
  const colour = MARK_COLOURS[kind];
  switch (kind) {
    case 'release':
      return <path d="M0-5.5L5.5 0L0 5.5L-5.5 0Z" fill={colour} />;
    case 'fix':
      return <rect x="-4.5" y="-4.5" width="9" height="9" rx="1" fill={colour} />;
    case 'incident':
      return <path d="M0-5.5L5.8 4.6H-5.8Z" fill={colour} />;
    case 'note':
      return <circle r="4" fill="none" stroke={colour} strokeWidth="2" />;
    case 'post':
      return <path d="M0-4.5V4.5" stroke={colour} strokeWidth="2" strokeLinecap="round" />;
    case 'campaign':
      return <rect x="-6" y="-4" width="12" height="8" rx="2.5" fill={colour} />;
  }
}

/** A mark's shape as a small picture of its own, for lists and read-outs. */
export function MarkIcon({ kind }: { kind: MarkKind }) {
  return (
    <svg className="chart-icon" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      <MarkGlyph kind={kind} />
    </svg>
  );
}
