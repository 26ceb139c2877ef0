import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { MessageSquareWarning } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import type { ThreadItem } from '../../../contract/thread-list';
import { capitalised } from '../../lib/capitalised';
import { formatInstant } from '../../ui/charts/time-format';
import { SentimentTag } from '../../ui/sentiment-tag';
import { Marked } from './marked';
import {
  AUDIENCE_MEANS,
  audienceWords,
  factWords,
  routeWords,
  rowLabel,
  saidWords,
  stateWords,
  TOMBSTONE,
  UNKNOWN_AUTHOR,
} from './row-words';
import { excerptOf } from './searched-words';
import { StateGlyph } from './state-glyph';
import { agoWords } from './time-words';

/** A find further on than this stands past what two lines show of a narrow row. */
const SHOWN_CHARS = 90;
/** Longer texts are cut by the row's height long before this. */
const DRAWN_CHARS = 400;
const SHOWN_TOPICS = 3;

interface ThreadRowProps {
  thread: ThreadItem;
  index: number;
  words: readonly string[];
  topicNames: ReadonlyMap<string, string>;
  zone: string;
  nowMs: number;
  selected: boolean;
  /** The one row that the Tab key reaches. */
  reachable: boolean;
  onPress: (event: MouseEvent, thread: ThreadItem, index: number) => void;
  onFocus: (thread: ThreadItem, index: number) => void;
}

/** One thread of the list: who opened it, what was said, and how it stands. All of it is one link. */
export const ThreadRow = memo(function ThreadRow(props: ThreadRowProps) {
  const { thread, index, topicNames, zone, nowMs, selected, reachable, onPress, onFocus } = props;
  const { opening, complaints } = thread;
  const named = thread.topics.flatMap((id) => topicNames.get(id) ?? []);
  const state = stateWords(thread, nowMs);
  const route = routeWords(thread);
  const audience = audienceWords(thread);
  return (
    <Link
      to="/threads/$threadId"
      params={{ threadId: thread.id }}
      search={thread.found ? { turn: thread.found.id } : {}}
      preload={false}
      data-thread-row={thread.id}
      className={clsx('thread-row', selected && 'thread-row-selected')}
      tabIndex={reachable ? 0 : -1}
      aria-current={selected ? 'true' : undefined}
      aria-label={rowLabel(thread, named, nowMs)}
      onClick={(event) => onPress(event, thread, index)}
      onFocus={() => onFocus(thread, index)}
    >
      <span className="thread-row-by">
        <b title={opening.authorName ?? undefined}>{opening.author ?? UNKNOWN_AUTHOR}</b>
        <span className="thread-row-source">{thread.source}</span>
        {opening.text !== null && <SentimentTag sentiment={opening.sentiment} />}
        {complaints > 0 && (
          <span className="thread-row-complaint">
            <MessageSquareWarning size={13} aria-hidden="true" /> <span>complaint</span>
          </span>
        )}
        <time dateTime={thread.lastAt} title={`${formatInstant(Date.parse(thread.lastAt), zone)} (${zone})`}>
          {agoWords(Date.parse(thread.lastAt), nowMs)}
        </time>
      </span>
      <Said {...props} />
      <span className="thread-row-facts">
        <span className={`thread-state thread-state-${thread.state}`}>
          <StateGlyph state={thread.state} /> <b>{state.name}</b> {state.time}
        </span>
        {route !== null && (
          <span className="thread-row-team" title={thread.route.words}>
            → {route}
          </span>
        )}
        {factWords(thread).map((words) => (
          <span key={words}>{words}</span>
        ))}
        {audience !== null && <span title={capitalised(AUDIENCE_MEANS)}>{audience}</span>}
        {named.slice(0, SHOWN_TOPICS).map((name) => (
          <span key={name} className="thread-row-topic">
            {name}
          </span>
        ))}
        {named.length > SHOWN_TOPICS && (
          <span title={named.slice(SHOWN_TOPICS).join(', ')}>+{named.length - SHOWN_TOPICS}</span>
        )}
      </span>
    </Link>
  );
});

function Said({ thread, words }: ThreadRowProps) {
  const { text, repliedBy } = saidWords(thread);
  if (text === null) {
    return (
      <span className="thread-row-said">
        <i>{TOMBSTONE}</i>
      </span>
    );
  }
  const shown = [...excerptOf(text, words, SHOWN_CHARS)].slice(0, DRAWN_CHARS).join('');
  return (
    <span className="thread-row-said" lang={thread.lang === 'und' ? undefined : thread.lang}>
      {repliedBy !== null && <span className="thread-row-reply">in a reply by {repliedBy}: </span>}
      <Marked text={shown} words={words} />
    </span>
  );
}
