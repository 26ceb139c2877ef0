import type { MoverState } from '../../domain/mover-state';
import './state-chip.css';

/** What a count does against the stretch before, which is named beside it: the states of a mover, and that a burst is under way. */
export type CountState = MoverState | 'spiking';

const LOOKS: Record<CountState, { sign: string; word: string }> = {
  spiking: { sign: '▲▲', word: 'spiking' },
  rising: { sign: '▲', word: 'more' },
  falling: { sign: '▼', word: 'fewer' },
  calm: { sign: '–', word: 'no clear change' },
  quiet: { sign: '·', word: 'quiet' },
  new: { sign: '✦', word: 'new' },
  'no-data': { sign: '○', word: 'no data' },
};

/** A state by shape and word, with the sentence it rests on. */
export function StateChip({ state, words }: { state: CountState; words: string }) {
  const { sign, word } = LOOKS[state];
  return (
    <span className="state-chip" data-state={state} title={words}>
      <span aria-hidden="true">{sign}</span> {word}
      <span className="sr-only">: {words}</span>
    </span>
  );
}
