import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Topic } from '../../../contract/topics';
import { removedWords } from '../../lib/removed-words';
import { teamsQuery } from '../../lib/teams-query';
import { topicsQuery } from '../../lib/topics-query';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { SavedNote } from './saved-note';
import { TopicEditor } from './topic-editor';
import { TopicRow } from './topic-row';
import './topics.css';

const NEW = 'new';
const BUILDING_POLL_MS = 2000;

/** The page `/settings/topics`: saved searches, and the one being written (`?topic=` its id or `new`, `&word=`). */
export function TopicsPage() {
  const search = useSearch({ from: '/settings/topics' });
  const { topic: chosen, word = '' } = search;
  const navigate = useNavigate();
  const topics = useQuery({
    ...topicsQuery(),
    // Beside the event stream: a counting must end on screen even where events do not arrive.
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ building }) => building !== null) ? BUILDING_POLL_MS : false,
  });
  const teams = useQuery(teamsQuery());
  const items = topics.data?.items ?? [];
  const [savedId, setSavedId] = useState<string | null>(null);
  const saved = items.find(({ id }) => id === savedId);
  const edited = items.find(({ id }) => id === chosen) ?? null;
  const close = () => void navigate({ to: '/settings/topics', search: {}, resetScroll: false });
  const sayRemoved = ({ id, name }: Topic) =>
    void navigate({
      to: '/settings/topics',
      search: id === chosen ? {} : search,
      state: { removed: removedWords('Topic', name) },
      replace: true,
      resetScroll: false,
    });
  const ownerOf = ({ ownerTeamId }: Topic) =>
    teams.data?.items.find(({ id }) => id === ownerTeamId)?.name ?? null;
  return (
    <div className="page" data-narrow>
      <div className="topics-head">
        <h1>Topics</h1>
        <p>A topic is a saved search, counted over all history and kept up as mentions come in.</p>
        {chosen !== NEW && items.length > 0 && (
          <Link to="/settings/topics" search={{ topic: NEW }} className="topic-add">
            Add a topic
          </Link>
        )}
      </div>
      {topics.error && <ProblemNote error={topics.error} onRetry={() => void topics.refetch()} />}
      {(chosen === NEW || edited) && (
        <TopicEditor
          key={`${chosen} ${word}`}
          topic={edited}
          word={word}
          onCancel={close}
          onSaved={({ id }) => {
            setSavedId(id);
            close();
          }}
        />
      )}
      {chosen === undefined && saved && <SavedNote key={saved.id} topic={saved} />}
      {chosen !== undefined && chosen !== NEW && topics.data && !edited && (
        <p className="topic-note" role="status">
          There is no topic at this address any more.
        </p>
      )}
      {!topics.data && !topics.error && (
        <div className="topics-skeleton" aria-busy="true">
          <span className="sr-only">Loading topics</span>
        </div>
      )}
      {topics.data && (
        <Card>
          {items.length === 0 ? (
            <EmptyState title="No topics yet">
              <p className="m-0">
                A topic is a saved search: a product, a cause of complaints, a competitor. Begin with a word
                that people use; what it matches is shown while you write.
              </p>
              {chosen !== NEW && (
                <Link to="/settings/topics" search={{ topic: NEW }} className="topic-add">
                  Add a topic
                </Link>
              )}
            </EmptyState>
          ) : (
            <ul className="topics-list">
              {items.map((topic) => (
                <TopicRow
                  key={topic.id}
                  topic={topic}
                  owner={ownerOf(topic)}
                  onRemoved={() => sayRemoved(topic)}
                />
              ))}
            </ul>
          )}
        </Card>
      )}
    </div>
  );
}
