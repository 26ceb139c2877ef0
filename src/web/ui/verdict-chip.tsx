import type { PledgeVerdict, Verdict } from '../../domain/effect/verdict-kinds';
import { VERDICT_SIGNS, VERDICT_WORDS } from './verdict-signs';
import './verdict-chip.css';

/**
 * A verdict by shape and word; colour says only how sure it is. `isShared`: refused because others ran at the same time,
 * which is no want of data.
 */
export function VerdictChip({
  verdict,
  title,
  isShared = false,
}: {
  verdict: Verdict | PledgeVerdict;
  title?: string;
  isShared?: boolean;
}) {
  return (
    <span className={`verdict-chip ${lookOf(verdict)}`} title={title}>
      <span aria-hidden="true">{VERDICT_SIGNS[verdict]}</span>{' '}
      {isShared && isRefused(verdict) ? 'shared days' : VERDICT_WORDS[verdict]}
    </span>
  );
}

function isRefused(verdict: Verdict | PledgeVerdict): boolean {
  return verdict === 'not enough data' || verdict === 'refused';
}

function lookOf(verdict: Verdict | PledgeVerdict): string {
  if (verdict === 'kept' || verdict === 'missed' || verdict.startsWith('clear')) return 'verdict-sure';
  if (verdict.startsWith('leaning')) return 'verdict-leaning';
  return 'verdict-unsure';
}
