import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type AttributionRule, createAttributionRule } from '../../../contract/reactions';
import type { Topic } from '../../../contract/topics';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { Button } from '../../ui/button';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { refreshReactions } from './reaction-queries';

const KINDS = {
  hashtag: { words: 'Hashtag', example: '#spring' },
  link: { words: 'Link or UTM', example: 'example.com/spring or utm_campaign=spring' },
  phrase: { words: 'Phrase', example: 'words as they are said' },
  topic: { words: 'Topic during the flight', example: '' },
} as const;
type Kind = keyof typeof KINDS;

/** Adds a rule to a campaign. */
export function RuleForm({
  campaignId,
  topics,
  rules,
  onClose,
}: {
  campaignId: string;
  topics: readonly Topic[];
  rules: readonly AttributionRule[];
  onClose: () => void;
}) {
  const client = useQueryClient();
  const [kind, setKind] = useState<Kind>('hashtag');
  const [value, setValue] = useState('');
  const [topic, setTopic] = useState('');
  const add = useMutation({
    mutationFn: () =>
      callEndpoint(createAttributionRule, {
        params: { id: campaignId },
        body: kind === 'topic' ? { kind, topic } : { kind, value },
      }),
    onSuccess: async () => {
      onClose();
      await refreshReactions(client);
    },
  });
  const errors = fieldErrors(add.error);
  const free = topics.filter(({ id }) => rules.every((rule) => rule.topic !== id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form className="reaction-form" onSubmit={submit}>
      <Field label="Finds by">
        {(control) => (
          <select
            {...control}
            className={CONTROL}
            value={kind}
            onChange={(event) => setKind(event.target.value as Kind)}
          >
            {Object.entries(KINDS).map(([key, { words }]) => (
              <option key={key} value={key}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind === 'topic' ? (
        <Field label="Topic" error={errors.topic}>
          {(control) => (
            <select
              {...control}
              className={CONTROL}
              required
              value={topic}
              onChange={(event) => setTopic(event.target.value)}
            >
              <option value="">choose one</option>
              {free.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : (
        <Field label={KINDS[kind].words} hint={`Such as ${KINDS[kind].example}`} error={errors.value}>
          {(control) => (
            <input
              {...control}
              className={CONTROL}
              required
              maxLength={300}
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="reaction-form-ends">
        <Button look="primary" type="submit" disabled={add.isPending}>
          Add
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
      {add.error && Object.keys(errors).length === 0 && <ProblemNote error={add.error} />}
    </form>
  );
}
