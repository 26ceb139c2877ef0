import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { createTopic, listTopics, patchTopic, type Topic } from '../../../contract/topics';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { teamsQuery } from '../../lib/teams-query';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { GrammarHelp } from './grammar-help';
import { QueryField } from './query-field';
import { TopicPreviewPanel } from './topic-preview';
import { previewQuery } from './topic-queries';

const DEBOUNCE_MS = 250;

/** Writes a topic, with what it would match beside it. `topic` `null` is a new one, begun with `word`. */
export function TopicEditor({
  topic,
  word,
  onDone,
}: {
  topic: Topic | null;
  word: string;
  onDone: (saved: Topic | null) => void;
}) {
  const client = useQueryClient();
  const [name, setName] = useState(topic?.name ?? capitalised(word));
  const [query, setQuery] = useState(topic?.building?.query ?? topic?.query ?? quoted(word));
  const [ownerTeamId, setOwner] = useState(topic?.ownerTeamId ?? '');
  const teams = useQuery(teamsQuery());
  const asked = useDebounced(query, DEBOUNCE_MS);
  const preview = useQuery(
    previewQuery(asked.trim() === '' ? null : { query: asked, topicId: topic?.id ?? null }),
  );
  const stale = preview.isPlaceholderData || asked !== query;
  const save = useMutation({
    mutationFn: () => {
      const body = { name, query, ownerTeamId: ownerTeamId === '' ? null : ownerTeamId };
      return topic === null
        ? callEndpoint(createTopic, { body })
        : callEndpoint(patchTopic, { params: { id: topic.id }, body });
    },
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: [listTopics.path] });
      onDone(saved);
    },
  });
  const wrong = fieldErrors(save.error);
  const errors = stale || query.trim() === '' ? [] : (preview.data?.errors ?? []);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!save.isPending) save.mutate();
  };
  return (
    <Card className="topic-editor">
      <form
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
      >
        <h2>{topic === null ? 'A new topic' : `Change ${topic.name}`}</h2>
        <div className="topic-fields">
          <Field label="Name" error={wrong.name}>
            {(attributes) => (
              <input
                {...attributes}
                className={CONTROL}
                required
                maxLength={100}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field label="Owner team" error={wrong.ownerTeamId} hint="Whom complaints about it are for">
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
        <QueryField value={query} errors={errors} onChange={setQuery} />
        <GrammarHelp />
        {save.error && Object.keys(wrong).length === 0 && <ProblemNote error={save.error} />}
        {wrong.query && errors.length === 0 && <p role="alert">{wrong.query}</p>}
        <div className="topic-actions">
          <Button type="submit" look="primary" disabled={save.isPending || query.trim() === ''}>
            {topic === null ? 'Add topic' : 'Save'}
          </Button>
          <Button onClick={() => onDone(null)}>Cancel</Button>
          {topic !== null && query !== topic.query && (
            <span className="topic-note">
              Another query is counted over all history first; until then the figures shown are those of
              version {topic.version ?? 1}.
            </span>
          )}
        </div>
      </form>
      <section aria-label="Preview" className="topic-preview-side">
        {preview.error && !preview.data ? (
          <ProblemNote error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <TopicPreviewPanel preview={query.trim() === '' ? undefined : preview.data} stale={stale} />
        )}
      </section>
    </Card>
  );
}

/** A value once it has stood still for a while. */
function useDebounced<Value>(value: Value, delayMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}

/** A word somebody saw, as a query; several are a phrase. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}#@*]*$/u.test(word) ? word : `"${word.replace(/["\\]/g, '\\$&')}"`;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
