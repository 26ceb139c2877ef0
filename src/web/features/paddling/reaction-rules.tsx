import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import {
  type AttributionRule,
  type AttributionRules,
  createAttributionRule,
  deleteAttributionRule,
  patchAttributionRule,
} from '../../../contract/reactions';
import type { Topic } from '../../../contract/topics';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { formatQuantity } from '../../ui/charts/number-format';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';
import { actorWords } from './actor-words';
import { refreshReactions } from './reaction-queries';
import { foundWords, ruleName } from './reaction-words';
import { RuleForm } from './rule-form';

/** What attributes mentions to a campaign: each rule with what it finds and a switch, and what posts suggest. */
export function ReactionRules({
  campaignId,
  rules,
  topics,
}: {
  campaignId: string;
  rules: AttributionRules;
  topics: readonly Topic[];
}) {
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const suggest = useMutation({
    mutationFn: ({ kind, value }: AttributionRules['suggestions'][number]) =>
      callEndpoint(createAttributionRule, { params: { id: campaignId }, body: { kind, value } }),
    onSuccess: () => refreshReactions(client),
  });
  return (
    <div className="reaction-rules">
      <p className="reaction-note">
        Beside each rule: how many it finds by itself. A mention that several find is counted once in the
        total, under the first of them; so the rules may add up to more.
      </p>
      <ul>
        {rules.items.map((rule) => (
          <RuleItem key={rule.id} campaignId={campaignId} rule={rule} topics={topics} />
        ))}
      </ul>
      {rules.suggestions.length > 0 && (
        <div className="reaction-suggestions">
          <span>In its posts, and no rule yet:</span>
          {rules.suggestions.map((suggestion) => (
            <button
              key={suggestion.value}
              type="button"
              disabled={suggest.isPending}
              aria-label={`Add the rule ${suggestion.value}, from ${formatQuantity(suggestion.posts, 'post')}`}
              onClick={() => suggest.mutate(suggestion)}
            >
              <Plus size={12} aria-hidden="true" /> <b>{suggestion.value}</b>{' '}
              <span>{formatQuantity(suggestion.posts, 'post')}</span>
            </button>
          ))}
        </div>
      )}
      {suggest.error && <ProblemNote error={suggest.error} showFields />}
      {adding ? (
        <RuleForm
          campaignId={campaignId}
          topics={topics}
          rules={rules.items}
          onClose={() => setAdding(false)}
        />
      ) : (
        <Button className="self-start" onClick={() => setAdding(true)}>
          Add a rule
        </Button>
      )}
    </div>
  );
}

function RuleItem({
  campaignId,
  rule,
  topics,
}: {
  campaignId: string;
  rule: AttributionRule;
  topics: readonly Topic[];
}) {
  const client = useQueryClient();
  const [wanted, setWanted] = useState<boolean | null>(null);
  const params = { id: campaignId, rule: rule.id };
  const onSuccess = () => refreshReactions(client);
  const toggle = useMutation({
    mutationFn: (enabled: boolean) => callEndpoint(patchAttributionRule, { params, body: { enabled } }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: () => callEndpoint(deleteAttributionRule, { params }),
    onSuccess,
  });
  const name = ruleName(rule, topics);
  const enabled = wanted ?? rule.enabled;
  const error = toggle.error ?? remove.error;
  return (
    <li data-off={!enabled}>
      <label>
        <input
          type="checkbox"
          checked={enabled}
          disabled={toggle.isPending}
          onChange={(event) => {
            // Of its own: a mutation tells of its start a moment later, and the box would jump back until then.
            setWanted(event.target.checked);
            toggle.mutate(event.target.checked, { onSettled: () => setWanted(null) });
          }}
        />
        <span className="reaction-rule-name">{name}</span>
      </label>
      <span className="reaction-found">{foundWords(rule)}</span>
      {rule.kind === 'reply' ? (
        <span aria-hidden="true" />
      ) : (
        <RemoveButton
          look="quiet"
          asking="Press again"
          subject={`rule: ${name}`}
          pending={remove.isPending}
          onRemove={() => remove.mutate()}
        />
      )}
      <span className="reaction-rule-words">
        {rule.words} {rule.byDefault ? 'By default.' : `Added ${actorWords(rule.actor)}.`}
      </span>
      {error && <ProblemNote error={error} />}
    </li>
  );
}
