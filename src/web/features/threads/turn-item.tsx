import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { ExternalLink } from 'lucide-react';
import type { Turn } from '../../../contract/threads';
import { voiceIdOf } from '../../../domain/voice-id';
import { waitWords } from '../../lib/wait-words';
import { formatCompact } from '../../ui/charts/number-format';
import { formatInstant } from '../../ui/charts/time-format';
import { SentimentTag } from '../../ui/sentiment-tag';
import type { Belonging } from './belongs-dialog';
import { BelongsNote } from './belongs-note';
import { Marked } from './marked';
import { NotAComplaint } from './not-a-complaint';
import { TurnGlyph } from './turn-glyph';
import { UndoAdoption } from './undo-adoption';

/** Deeper turns keep this indent: they name whom they answer. */
const DEEPEST_INDENT = 8;

interface TurnItemProps {
  threadId: string;
  turn: Turn;
  /** Whom it answers, when that does not stand right above. */
  answers: Turn | undefined;
  /** Seconds until our answer; `null`: none came; `undefined`: not known or ours. */
  wait: number | null | undefined;
  /** Searched for: marked where they stand. */
  words: readonly string[];
  zone: string;
  marked: boolean;
  adopted: boolean;
  /** Asks whether it is ours, or not ours after all. */
  onAsk: () => void;
  onCorrect: () => void;
  /** Asks to which campaign it belongs. */
  onBelongs: () => void;
  /** The campaign it was just added to. */
  belonging: Belonging | null;
  onNoLonger: () => void;
  onUndone: () => void;
}

/** One turn of a conversation, under the lines of those it answers. */
export function TurnItem(props: TurnItemProps) {
  const { turn, words, zone, marked, adopted, onUndone, belonging, onNoLonger } = props;
  const ours = turn.direction === 'outbound';
  const level = Math.min(turn.depth, DEEPEST_INDENT);
  return (
    <li
      id={`turn-${turn.id}`}
      aria-current={marked ? 'true' : undefined}
      className={clsx('turn', ours && 'turn-ours', marked && 'turn-marked')}
    >
      {LEVELS.slice(0, level).map((line) => (
        <span key={line} className="turn-line" aria-hidden="true" />
      ))}
      <TurnGlyph turn={turn} />
      <div className="turn-body">
        <Byline {...props} />
        {turn.text === null ? (
          <p className="turn-tombstone">deleted; the count stays</p>
        ) : (
          <blockquote lang={turn.lang === 'und' ? undefined : turn.lang}>
            <Marked text={turn.text} words={words} />
          </blockquote>
        )}
        <Notes {...props} ours={ours} zone={zone} />
        {adopted && ours && <UndoAdoption postId={turn.id} onUndone={onUndone} />}
        {belonging && <BelongsNote turnId={turn.id} belonging={belonging} onUndone={onNoLonger} />}
      </div>
    </li>
  );
}

const LEVELS = Array.from({ length: DEEPEST_INDENT }, (_, index) => index);

function Byline({ threadId, turn, answers, zone }: TurnItemProps) {
  return (
    <p className="turn-by">
      {turn.author === null || turn.text === null ? (
        <b title={turn.authorName ?? undefined}>{turn.author ?? 'author not known'}</b>
      ) : (
        <Link
          to="/voices/$voiceId"
          params={{ voiceId: voiceIdOf(turn.source, turn.author) }}
          title={turn.authorName ?? undefined}
        >
          <b>{turn.author}</b>
        </Link>
      )}
      {turn.direction === 'outbound' && <span className="turn-ours-tag">ours</span>}
      {answers && <span className="thread-foreign">to {answers.author ?? 'an unknown author'}</span>}
      {turn.parentMissing && <span>answers something that was not collected</span>}
      {turn.followers !== null && (
        <span>
          {formatCompact(turn.followers)} {turn.followers === 1 ? 'follower' : 'followers'}
        </span>
      )}
      <Link
        to="/threads/$threadId"
        params={{ threadId }}
        search={(search) => ({ ...search, turn: turn.id })}
        resetScroll={false}
        title="Mark this turn in the address"
      >
        <time dateTime={turn.at}>{formatInstant(Date.parse(turn.at), zone)}</time>
      </Link>
    </p>
  );
}

function Notes({
  threadId,
  turn,
  wait,
  ours,
  onAsk,
  onCorrect,
  onBelongs,
}: TurnItemProps & { ours: boolean }) {
  return (
    <p className="turn-notes">
      {!ours && turn.text !== null && <SentimentTag sentiment={turn.sentiment} />}
      {!ours && turn.complaint && <span>complaint</span>}
      {wait !== undefined && (
        <span>{wait === null ? 'never answered' : `answered after ${waitWords(wait)}`}</span>
      )}
      <span>{turn.source}</span>
      {turn.url === null && !ours && turn.text !== null && (
        <span title="It came without an address: look for it, and answer it, where it was said">
          no link to {turn.source}
        </span>
      )}
      {turn.url !== null && (
        <a href={turn.url} target="_blank" rel="noopener noreferrer">
          source <ExternalLink size={12} aria-hidden="true" />
        </a>
      )}
      {!ours && turn.text !== null && (
        <>
          <NotAComplaint threadId={threadId} turn={turn} />
          <button type="button" onClick={onCorrect}>
            correct…
          </button>
          <button type="button" onClick={onBelongs} title="Counts it among the reactions to a campaign">
            to a campaign…
          </button>
        </>
      )}
      {turn.text !== null && (
        <button type="button" onClick={onAsk} title={ours ? undefined : 'Such as a partner’s post'}>
          {ours ? 'not ours…' : 'this is ours…'}
        </button>
      )}
    </p>
  );
}
