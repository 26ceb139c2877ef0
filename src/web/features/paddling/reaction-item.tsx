import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { AttributionRule, Reaction } from '../../../contract/reactions';
import type { Topic } from '../../../contract/topics';
import { Button } from '../../ui/button';
import { formatCompactQuantity, formatCount } from '../../ui/charts/number-format';
import { formatInstant } from '../../ui/charts/time-format';
import { SentimentTag } from '../../ui/sentiment-tag';
import { actorWords } from './actor-words';
import { whyWords } from './reaction-words';

/** Longer quotes are folded, so that a few loud ones do not push the others out of sight. */
const FOLDED_FROM_CHARS = 280;

/** What somebody said, word for word, and why it counts as a reaction. */
export function ReactionItem({
  reaction,
  rules,
  topics,
  zone,
  pending,
  onChoose,
}: {
  reaction: Reaction;
  rules: readonly AttributionRule[];
  topics: readonly Topic[];
  zone: string;
  pending: boolean;
  onChoose: (choice: 'removed' | null) => void;
}) {
  const { choice, thread } = reaction;
  const who = reaction.author ?? 'somebody';
  return (
    <li className="reaction">
      <Quote reaction={reaction} />
      <p className="reaction-by">
        <SentimentTag sentiment={reaction.sentiment} />
        {reaction.complaint && <span>complaint</span>}
        {reaction.unquoted === null && (
          <b title={reaction.authorName ?? undefined}>{reaction.author ?? 'author not known'}</b>
        )}
        {reaction.followers !== null && <span>{formatCompactQuantity(reaction.followers, 'follower')}</span>}
        <span>
          {reaction.source}, {formatInstant(Date.parse(reaction.at), zone)}
        </span>
        <Link to="/threads/$threadId" params={{ threadId: thread.id }} search={{ turn: reaction.id }}>
          {thread.mentions > 1 ? `thread of ${formatCount(thread.mentions)}` : 'no replies'}
        </Link>
        {reaction.url !== null && (
          <a href={reaction.url} target="_blank" rel="noopener noreferrer">
            source <ExternalLink size={12} aria-hidden="true" />
          </a>
        )}
      </p>
      <div className="reaction-why">
        <Why reaction={reaction} rules={rules} topics={topics} />
        <Button
          look="quiet"
          disabled={pending}
          aria-label={`${choice ? 'Leave to the rules' : 'Remove from the campaign'}: ${who}, ${formatInstant(Date.parse(reaction.at), zone)}`}
          onClick={() => onChoose(choice ? null : 'removed')}
        >
          {choice ? 'Leave to the rules' : 'Remove'}
        </Button>
      </div>
    </li>
  );
}

function Quote({ reaction: { text, lang, unquoted } }: { reaction: Reaction }) {
  const folds = (text?.length ?? 0) > FOLDED_FROM_CHARS;
  const [open, setOpen] = useState(!folds);
  if (unquoted !== null) {
    return (
      <p className="reaction-unquoted">
        {unquoted === 'private'
          ? 'Said in private: it counts and is not quoted.'
          : 'Deleted: the count stays.'}
      </p>
    );
  }
  return (
    <>
      <blockquote lang={lang === 'und' ? undefined : lang} className={clsx(!open && 'reaction-folded')}>
        {text}
      </blockquote>
      {folds && (
        <button type="button" className="reaction-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'less' : 'more'}
        </button>
      )}
    </>
  );
}

function Why({
  reaction,
  rules,
  topics,
}: {
  reaction: Reaction;
  rules: readonly AttributionRule[];
  topics: readonly Topic[];
}) {
  const { counts, also } = whyWords(reaction, rules, topics);
  const words = rules.find(({ id }) => id === reaction.rule)?.words;
  return (
    <p>
      <span className="reaction-why-word">Why here</span> <b title={words}>{counts}</b>
      {also.length > 0 && <span> · also {also.join(', ')}</span>}
      {reaction.choice && (
        <span>
          {' '}
          · {reaction.choice.kind} {actorWords(reaction.choice.actor)}
        </span>
      )}
    </p>
  );
}
