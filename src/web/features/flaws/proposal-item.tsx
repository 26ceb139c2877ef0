import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FlawProposal } from '../../../contract/flaw-proposals';
import { Button } from '../../ui/button';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatDay, formatSpan } from '../../ui/charts/time-format';
import { AcceptDialog } from './accept-dialog';
import { DismissDialog } from './dismiss-dialog';

const SHOWN_QUOTES = 3;

/** A proposal with why its complaints belong together, some of them word for word, and what can be decided. */
export function ProposalItem({ proposal, zone }: { proposal: FlawProposal; zone: string }) {
  const [asking, setAsking] = useState<'new' | 'into' | 'dismiss' | null>(null);
  const { title, topic, threads, people, days, resembles } = proposal;
  const span = {
    startMs: Date.parse(proposal.firstAt),
    endExclusiveMs: Date.parse(proposal.lastAt) + 1,
  };
  return (
    <li className="proposal">
      <div className="proposal-head">
        <h3>“{title}”</h3>
        <ul className="proposal-tags" aria-label="Words that set them apart">
          {proposal.phrases.slice(0, 4).map((phrase) => (
            <li key={phrase}>{phrase}</li>
          ))}
        </ul>
        <p>
          {formatQuantity(threads, 'complaint')} by {formatQuantity(people, 'person', 'people')} on{' '}
          {formatQuantity(days, 'day')}, {formatSpan(span, zone)}
          {topic && ` · ${topic.name}`}
          {proposal.grew && ' · was dismissed when it was smaller, and has grown since'}
        </p>
      </div>
      <ul className="proposal-why" aria-label="Why they belong together">
        {proposal.why.filter(isNews).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <ul className="proposal-quotes" aria-label="Some of them">
        {proposal.sample.slice(0, SHOWN_QUOTES).map((voice) => (
          <li key={voice.id}>
            <blockquote>{voice.text}</blockquote>
            <Link to="/threads/$threadId" params={{ threadId: voice.thread.id }} search={{ turn: voice.id }}>
              {voice.author ?? 'author not known'}, {voice.source}, {formatDay(Date.parse(voice.at), zone)}
            </Link>
          </li>
        ))}
      </ul>
      {resembles && (
        <p className="proposal-like">
          Looks like{' '}
          <Link to="/flaws/$flawId" params={{ flawId: resembles.id }}>
            {resembles.title}
          </Link>
          , which is on record.
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button look={resembles ? 'plain' : 'primary'} onClick={() => setAsking('new')}>
          Accept as a flaw
        </Button>
        <Button look={resembles ? 'primary' : 'plain'} onClick={() => setAsking('into')}>
          Add to one on record
        </Button>
        <Button look="quiet" onClick={() => setAsking('dismiss')}>
          No flaw
        </Button>
      </div>
      {(asking === 'new' || asking === 'into') && (
        <AcceptDialog
          proposal={proposal}
          isInto={asking === 'into'}
          zone={zone}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'dismiss' && <DismissDialog proposal={proposal} onClose={() => setAsking(null)} />}
    </li>
  );
}

/** Older proposals say once more how many they are. */
function isNews(reason: string): boolean {
  return !/^\d+ people, \d+ conversations/.test(reason);
}
