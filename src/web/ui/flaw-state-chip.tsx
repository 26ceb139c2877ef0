import type { FlawState } from '../../contract/flaw-schemas';
import { FLAW_STATE_WORDS, PLANNED } from './flaw-state-words';
import './flaw-state-chip.css';

/** A flaw's state by shape and word; the two that ask for somebody stand out by their border. */
export function FlawStateChip({ state, planned = false }: { state: FlawState; planned?: boolean }) {
  const { name, means } = planned ? PLANNED : FLAW_STATE_WORDS[state];
  return (
    <span className="flaw-state" data-state={state} title={means}>
      <FlawStateGlyph state={planned ? 'accepted' : state} /> {name}
    </span>
  );
}

/** The shape alone: rings fill as a fix comes nearer, a triangle came back, squares are put aside. */
export function FlawStateGlyph({ state }: { state: FlawState }) {
  return (
    <svg className="flex-none" width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
      <Shape state={state} />
    </svg>
  );
}

function Shape({ state }: { state: FlawState }) {
  const ring = { r: 4.25, fill: 'none', stroke: 'currentColor', strokeWidth: 1.75 };
  switch (state) {
    case 'suspected':
      return <circle {...ring} strokeDasharray="2.2 2.2" />;
    case 'accepted':
      return <circle {...ring} />;
    case 'fix-shipped':
      return (
        <>
          <circle {...ring} />
          <path d="M0-4.25A4.25 4.25 0 0 1 0 4.25Z" fill="currentColor" />
        </>
      );
    case 'watching':
      return (
        <>
          <circle {...ring} />
          <circle r="2" fill="currentColor" />
        </>
      );
    case 'confirmed-quiet':
      return <circle r="5" fill="currentColor" />;
    case 'regressed':
      return <path d="M0-5.25L5.5 4.5H-5.5Z" fill="currentColor" />;
    case 'wont-fix':
      return <path d="M-4-4H4V4H-4ZM-4 4L4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />;
    case 'archived':
      return <path d="M-4-4H4V4H-4Z" fill="none" stroke="currentColor" strokeWidth="1.5" />;
  }
}
