import type { AlertVerdict } from '../../domain/alerts/alert-kinds';
import './alert-verdict.css';

const VERDICTS: Readonly<Record<AlertVerdict, { name: string; means: string }>> = {
  unexpected: { name: 'unexpected', means: 'No campaign explains it, and it lies outside of what is usual.' },
  expected: { name: 'expected', means: 'A campaign explains it, or it lies within what is usual.' },
  'expected-but-absent': { name: 'expected but absent', means: 'It should be there, and is not.' },
};

/** What an alert is, by shape and word: a filled triangle, a ring, a dashed ring. */
export function AlertVerdictChip({ verdict }: { verdict: AlertVerdict }) {
  const { name, means } = VERDICTS[verdict];
  return (
    <span className="alert-verdict" data-verdict={verdict} title={means}>
      <svg className="flex-none" width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
        {verdict === 'unexpected' && <path d="M0-5.25L5.5 4.5H-5.5Z" fill="currentColor" />}
        {verdict === 'expected' && <circle r="4.25" fill="none" stroke="currentColor" strokeWidth="1.75" />}
        {verdict === 'expected-but-absent' && (
          <circle r="4.25" fill="none" stroke="currentColor" strokeWidth="1.75" strokeDasharray="2.2 2.2" />
        )}
      </svg>{' '}
      {name}
    </span>
  );
}
