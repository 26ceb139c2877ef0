import type { CounterVerdict } from '../../domain/effect/verdict-kinds';
import { HARM_SIGNS } from './verdict-signs';
import './verdict-chip.css';
import './harm-chip.css';

type Counter = { verdict: CounterVerdict; words: string } | null;

/** Whether a list must tell of harm beside a verdict: it came, or leans that way. */
export function showsHarm(counter: Counter): counter is NonNullable<Counter> {
  return counter?.verdict === 'harm' || counter?.verdict === 'leaning to harm';
}

/** Whether what was named as harm came: by shape, word and orange; anything else in quiet ink. */
export function HarmChip({ verdict, title }: { verdict: CounterVerdict; title?: string }) {
  return (
    <span className="verdict-chip harm-chip" data-verdict={verdict} title={title}>
      <span aria-hidden="true">{HARM_SIGNS[verdict]}</span> {verdict}
    </span>
  );
}
