import type { Turn } from '../../../contract/threads';

/** How a turn was said, or that it is ours, as a shape: the colour alone says nothing. */
export function TurnGlyph({ turn }: { turn: Turn }) {
  return (
    <svg className="turn-glyph" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      <Shape turn={turn} />
    </svg>
  );
}

function Shape({ turn }: { turn: Turn }) {
  if (turn.direction === 'outbound') {
    return <rect x="-4.5" y="-4.5" width="9" height="9" rx="2.5" fill="var(--camp)" />;
  }
  switch (turn.text === null ? null : turn.sentiment) {
    case 'positive':
      return <path d="M0-5.2L5.4 4H-5.4Z" fill="var(--pos)" />;
    case 'negative':
      return <path d="M0 5.2L5.4-4H-5.4Z" fill="var(--neg)" />;
    case 'neutral':
      return <circle r="4" fill="var(--control)" />;
    default:
      return <circle r="3.5" fill="none" stroke="var(--control)" strokeWidth="1.5" />;
  }
}
