import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { createTopic, listTopics, patchTopic, type Topic } from '../../../contract/topics';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { teamsQuery } from '../../lib/teams-query';
import { useDebounced } from '../../lib/use-debounced';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { GrammarHelp } from './grammar-help';
import { QueryField } from './query-field';
import { TopicPreviewPanel } from './topic-preview';
import { previewQuery } from './topic-queries';
import { wordName, wordQuery } from './word-query';

const DEBOUNCE_MS = 250;

/** Writes a topic, with what it would match beside it. `topic` `null` is a new one, begun with `word`. */
export function TopicEditor({
  topic,
  word,
  onSaved,
  onCancel,
}: {
  topic: Topic | null;
  word: string;
  onSaved: (topic: Topic) => void;
  onCancel: () => void;
}) {
  const client = useQueryClient();
  const nameControl = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(topic?.name ?? wordName(word));
  const [query, setQuery] = useState(topic?.building?.query ?? topic?.query ?? wordQuery(word));
  const [ownerTeamId, setOwner] = useState(topic?.ownerTeamId ?? '');
  const teams = useQuery(teamsQuery());
  const asked = useDebounced(query, DEBOUNCE_MS);
  const empty = query.trim() === '';
  const preview = useQuery(
    previewQuery(asked.trim() === '' ? null : { query: asked, topicId: topic?.id ?? null }),
  );
  const shown = empty ? undefined : preview.data;
  const save = useMutation({
    mutationFn: () => {
      const body = { name, query, ownerTeamId: ownerTeamId === '' ? null : ownerTeamId };
      return topic === null
        ? callEndpoint(createTopic, { body })
        : callEndpoint(patchTopic, { params: { id: topic.id }, body });
    },
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: [listTopics.path] });
      onSaved(saved);
    },
  });
  const wrong = fieldErrors(save.error);
  useEffect(() => nameControl.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending && !empty) save.mutate();
  };
  const submitByKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.requestSubmit();
    }
  };
  return (
    <Card className="topic-editor">
      <form onSubmit={submit} onKeyDown={submitByKey} aria-labelledby="topic-editor-title">
        <h2 id="topic-editor-title">{topic === null ? 'A new topic' : `Change ${topic.name}`}</h2>
        <div className="topic-fields">
          <Field label="Name" error={wrong.name}>
            {(attributes) => (
              <input
                {...attributes}
                ref={nameControl}
                className={CONTROL}
                required
                maxLength={100}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field
            label="Owner team"
            error={wrong.ownerTeamId ?? (teams.error ? 'The teams could not be read.' : undefined)}
          >
            {(attributes) => (
              <select
                {...attributes}
                className={CONTROL}
                value={ownerTeamId}
                onChange={(event) => setOwner(event.target.value)}
              >
                <option value="">no team</option>
                {teams.data?.items.map((team) => (
                  <option key={team.id} value={team.id}>
                    {team.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <QueryField
          value={query}
          checked={{ query: shown?.query ?? '', errors: shown?.errors ?? [] }}
          refused={wrong.query}
          onChange={(changed) => {
            setQuery(changed);
            // What the server refused was another query.
            if (wrong.query) save.reset();
          }}
        />
        <GrammarHelp />
        {save.error && Object.keys(wrong).length === 0 && <ProblemNote error={save.error} />}
        {topic !== null && topic.version !== null && query !== topic.query && (
          <p className="topic-note">
            Another query is counted over all history first; until then the figures shown are those of version{' '}
            {topic.version}.
          </p>
        )}
        <div className="topic-actions">
          <Button type="submit" look="primary" disabled={save.isPending || empty}>
            {topic === null ? 'Add topic' : 'Save'}
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
          <span className="topic-key" aria-hidden="true">
            Ctrl Enter
          </span>
        </div>
      </form>
      <section aria-label="Preview" className="topic-preview-side">
        {preview.error && !empty ? (
          <ProblemNote error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <TopicPreviewPanel preview={shown} loading={!empty} stale={shown?.query !== query} />
        )}
      </section>
    </Card>
  );
}
