import type { PledgeVerdict, Verdict } from '../../domain/effect/verdict-kinds';
import { VERDICT_SIGNS } from './verdict-signs';
import './verdict-chip.css';

/** A verdict by shape and word; colour says only how sure it is. */
export function VerdictChip({ verdict, title }: { verdict: Verdict | PledgeVerdict; title?: string }) {
  return (
    <span className={`verdict-chip ${lookOf(verdict)}`} title={title}>
      <span aria-hidden="true">{VERDICT_SIGNS[verdict]}</span> {verdict}
    </span>
  );
}

function lookOf(verdict: Verdict | PledgeVerdict): string {
  if (verdict === 'kept' || verdict === 'missed' || verdict.startsWith('clear')) return 'verdict-sure';
  if (verdict.startsWith('leaning')) return 'verdict-leaning';
  return 'verdict-unsure';
}
