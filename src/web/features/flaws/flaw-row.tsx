import { Link } from '@tanstack/react-router';
import type { FlawItem } from '../../../contract/flaw-schemas';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatDay } from '../../ui/charts/time-format';
import { FlawStateChip } from '../../ui/flaw-state-chip';
import { DayBars } from './day-bars';
import { figureWords, isPlanned, ownerWords, proposedWords } from './flaw-words';

/** One flaw of the list: what it is, how it stands and what that rests on, how much is said about it. */
export function FlawRow({ flaw, zone }: { flaw: FlawItem; zone: string }) {
  const { figures, tracker, conflicts, merged } = flaw;
  const facts = [
    figureWords(figures),
    ...(figures.lastAt === null ? [] : [`last ${formatDay(Date.parse(figures.lastAt), zone)}`]),
    ...(figures.proposed > 0 ? [proposedWords(figures)] : []),
    ...(merged > 0 ? [`merged from ${merged}`] : []),
  ];
  return (
    <li className="flaw-row">
      <div className="flaw-row-main">
        <p className="flaw-row-title">
          <Link to="/flaws/$flawId" params={{ flawId: flaw.id }}>
            {flaw.title}
          </Link>
          <FlawStateChip state={flaw.state} planned={isPlanned(flaw)} />
        </p>
        <p className="flaw-row-words" title={flaw.words}>
          {flaw.words}
        </p>
        <p className="flaw-row-facts" title={`Rank: ${flaw.rank.words}`}>
          {facts.map((words) => (
            <span key={words}>{words}</span>
          ))}
          {conflicts > 0 && (
            <Link
              to="/flaws/$flawId"
              params={{ flawId: flaw.id }}
              className="flaw-conflict"
              title="They belong to another flaw, too: somebody must decide"
            >
              {formatQuantity(conflicts, 'conversation')} in conflict
            </Link>
          )}
        </p>
      </div>
      <DayBars days={flaw.recent} />
      <p className="flaw-row-owner">
        <b>{ownerWords(flaw)}</b>
        {flaw.topic && <span>{flaw.topic.name}</span>}
        {tracker && (
          <a href={tracker.url} target="_blank" rel="noopener noreferrer" title={tracker.hint ?? undefined}>
            {tracker.label}
            {tracker.state === 'unknown' ? '' : `, ${tracker.state}`}
          </a>
        )}
      </p>
    </li>
  );
}
