import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { deleteRoutingRule, patchRoutingRule, type RoutingRule } from '../../../contract/routing';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';
import { useRulesChange } from './routing-queries';
import { RulePreview } from './rule-preview';

/** A rule: what it looks for, whose it then is, and how it is switched, moved, tried and removed. */
export function RuleRow({
  rule,
  place,
  last,
  looks,
  team,
}: {
  rule: RoutingRule;
  /** 1 is the first. */
  place: number;
  last: boolean;
  looks: readonly string[];
  /** `null`: it was removed; the rule then routes nothing. */
  team: string | null;
}) {
  const [trying, setTrying] = useState(false);
  const params = { id: rule.id };
  const patch = useRulesChange((body: { enabled?: boolean; position?: number }) =>
    callEndpoint(patchRoutingRule, { params, body }),
  );
  const remove = useRulesChange(() => callEndpoint(deleteRoutingRule, { params }));
  const error = patch.error ?? remove.error;
  const name = `rule ${place}`;
  const { topic, words, source, lang, minFollowers, teamId } = rule;
  return (
    <li className="rule" data-off={!rule.enabled}>
      <span className="rule-place">{place}</span>
      <div className="rule-middle">
        <p>
          {looks.map((phrase, index) => (
            <span key={phrase}>
              {index > 0 && ' and '}
              <b>{phrase}</b>
            </span>
          ))}{' '}
          → <b>{team ?? 'a team that was removed'}</b>
        </p>
        <p className="rule-by">
          {rule.enabled ? 'on' : 'off'} · added by {rule.actor?.name ?? 'somebody without a name'}
        </p>
        {trying && (
          <RulePreview rule={{ topic, words, source, lang, minFollowers, teamId, ruleId: rule.id }} />
        )}
        {error && <ProblemNote error={error} />}
      </div>
      <div className="rule-buttons">
        <Button
          look="quiet"
          aria-expanded={trying}
          aria-label={`Try ${name}`}
          onClick={() => setTrying(!trying)}
        >
          Try
        </Button>
        <Button
          look={rule.enabled ? 'quiet' : 'plain'}
          aria-label={`Switch ${name} ${rule.enabled ? 'off' : 'on'}`}
          disabled={patch.isPending}
          onClick={() => patch.mutate({ enabled: !rule.enabled })}
        >
          {rule.enabled ? 'Switch off' : 'Switch on'}
        </Button>
        <Button
          look="quiet"
          aria-label={`Move ${name} up`}
          disabled={place === 1 || patch.isPending}
          onClick={() => patch.mutate({ position: place - 1 })}
        >
          <ArrowUp size={14} aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          aria-label={`Move ${name} down`}
          disabled={last || patch.isPending}
          onClick={() => patch.mutate({ position: place + 1 })}
        >
          <ArrowDown size={14} aria-hidden="true" />
        </Button>
        <RemoveButton
          look="quiet"
          subject={name}
          asking="Remove; what people routed stays"
          pending={remove.isPending}
          onRemove={() => remove.mutate(undefined)}
        />
      </div>
    </li>
  );
}
