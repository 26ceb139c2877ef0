import { Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import type { FlawEvidence } from '../../../contract/flaw-evidence';
import { Button } from '../../ui/button';
import { formatCompactQuantity } from '../../ui/charts/number-format';
import { formatDay } from '../../ui/charts/time-format';
import { nameOf } from './flaw-words';

/** The opening of one conversation, with why it hangs here and what can be decided about that. */
export function EvidenceItem({
  item,
  zone,
  chosen,
  pending,
  frozen,
  onToggle,
  onDecide,
}: {
  item: FlawEvidence;
  zone: string;
  chosen: boolean;
  pending: boolean;
  /** The flaw was merged: nothing is decided here. */
  frozen: boolean;
  onToggle: () => void;
  onDecide: (off: boolean) => void;
}) {
  const name = nameOf(item);
  const subject = item.text?.slice(0, 60) ?? `of ${name}`;
  return (
    <li data-chosen={chosen}>
      {!frozen && (
        <input
          type="checkbox"
          className="flaw-tick"
          aria-label={`Choose: ${subject}`}
          checked={chosen}
          onChange={onToggle}
        />
      )}
      <div className="min-w-0 flex-1">
        {item.text === null ? (
          <p className="flaw-gone">What was said is gone; it still counts.</p>
        ) : (
          <blockquote>{item.text}</blockquote>
        )}
        <p className="flaw-by">
          <b>{name}</b>
          <span>{item.source}</span>
          {item.followers !== null && <span>{formatCompactQuantity(item.followers, 'follower')}</span>}
          <Link to="/threads/$threadId" params={{ threadId: item.thread.id }} search={{ turn: item.id }}>
            <span>
              <time dateTime={item.at}>{formatDay(Date.parse(item.at), zone)}</time>
              {item.thread.mentions > 1 && `, ${item.thread.mentions} turns`}
            </span>
          </Link>
          {item.url !== null && (
            <a href={item.url} target="_blank" rel="noopener noreferrer">
              source <ExternalLink size={12} aria-hidden="true" />
            </a>
          )}
          {item.afterFix && <span className="flaw-badge flaw-badge-after">after the fix</span>}
          {item.firstToNotice && <span className="flaw-badge">first to notice</span>}
          {item.from && <span className="flaw-badge">with “{item.from.title}”</span>}
        </p>
        <p className="flaw-why">
          {item.attachedBy === 'rule' && <span className="flaw-badge flaw-badge-open">proposed</span>}{' '}
          {item.words}
        </p>
        {item.conflicts.length > 0 && (
          <p className="flaw-conflict">
            Also on{' '}
            {item.conflicts.map(({ id, title }) => (
              <Link key={id} to="/flaws/$flawId" params={{ flawId: id }}>
                {title}
              </Link>
            ))}
            : it can only be of one. Say whether it belongs here.
          </p>
        )}
      </div>
      {!frozen && (
        <div className="flaw-evidence-acts">
          {(item.attachedBy === 'rule' || item.conflicts.length > 0) && (
            <Button
              disabled={pending}
              aria-label={`Belongs here: ${subject}`}
              onClick={() => onDecide(false)}
            >
              Belongs here
            </Button>
          )}
          <Button
            look="quiet"
            disabled={pending}
            aria-label={`Take off: ${subject}`}
            onClick={() => onDecide(true)}
          >
            Take off
          </Button>
        </div>
      )}
    </li>
  );
}
