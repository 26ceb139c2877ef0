import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type AlertRule, deleteAlertRule, patchAlertRule } from '../../../contract/alert-rules';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';
import { useAlertChange } from './alert-settings-queries';
import { ReplayView } from './replay-view';
import { RuleEditor } from './rule-editor';

/** A rule: what it looks for, whether it is on and since when; replayed before it is switched on. */
export function RuleItem({
  rule,
  channelNames,
  zone,
}: {
  rule: AlertRule;
  channelNames: ReadonlyMap<string, string>;
  zone: string;
}) {
  const [open, setOpen] = useState<'replay' | 'edit' | null>(null);
  const params = { id: rule.id };
  const patch = useAlertChange((body: { enabled: boolean }) =>
    callEndpoint(patchAlertRule, { params, body }),
  );
  const remove = useAlertChange(() => callEndpoint(deleteAlertRule, { params }));
  const error = patch.error ?? remove.error;
  const names = rule.channelIds.map((id) => channelNames.get(id)).filter((name) => name !== undefined);
  const toggle = (one: 'replay' | 'edit') => setOpen(open === one ? null : one);
  return (
    <li className="alert-rule" data-off={!rule.enabled}>
      <div className="alert-rule-head">
        <div className="alert-rule-words">
          <p>
            <b>{rule.name}</b>
          </p>
          <p>{rule.words}</p>
          <p className="alert-rule-facts">
            <span>{switchedWords(rule, zone)}</span>
            <span>{rule.team ? rule.team.name : 'everyone’s'}</span>
            <span>{names.length === 0 ? 'in the app only' : `sent to ${names.join(', ')}`}</span>
            {rule.openAlerts > 0 && (
              <Link to="/alerts" search={{ rule: rule.id } as never}>
                {formatQuantity(rule.openAlerts, 'open alert')}
              </Link>
            )}
          </p>
          {rule.problem && (
            <p className="alert-rule-problem" role="status">
              It cannot look: {rule.problem}
            </p>
          )}
        </div>
        <div className="alert-rule-buttons">
          {rule.enabled ? (
            <Button
              look="quiet"
              aria-label={`Switch off ${rule.name}`}
              disabled={patch.isPending}
              onClick={() => patch.mutate({ enabled: false })}
            >
              Switch off
            </Button>
          ) : (
            <Button
              aria-expanded={open === 'replay'}
              aria-label={`Replay ${rule.name} and switch it on`}
              onClick={() => toggle('replay')}
            >
              Replay and switch on
            </Button>
          )}
          {rule.enabled && (
            <Button
              look="quiet"
              aria-expanded={open === 'replay'}
              aria-label={`Replay ${rule.name}`}
              onClick={() => toggle('replay')}
            >
              Replay
            </Button>
          )}
          <Button
            look="quiet"
            aria-expanded={open === 'edit'}
            aria-label={`Change ${rule.name}`}
            onClick={() => toggle('edit')}
          >
            Change
          </Button>
          <RemoveButton
            look="quiet"
            subject={rule.name}
            asking="Remove; its alerts stay"
            pending={remove.isPending}
            onRemove={() => remove.mutate(undefined)}
          />
        </div>
      </div>
      {error && <ProblemNote error={error} />}
      {open === 'replay' && (
        <>
          <ReplayView asked={{ looksFor: rule.looksFor, tellExpected: rule.tellExpected }} name={rule.name} />
          {!rule.enabled && (
            <div className="alert-save">
              <p>It speaks of what begins, or still lasts, from then on.</p>
              <Button
                look="primary"
                disabled={patch.isPending}
                onClick={() => patch.mutate({ enabled: true }, { onSuccess: () => setOpen(null) })}
              >
                Switch on
              </Button>
            </div>
          )}
        </>
      )}
      {open === 'edit' && <RuleEditor rule={rule} onDone={() => setOpen(null)} />}
    </li>
  );
}

function switchedWords({ enabled, switchedAt, switchedBy }: AlertRule, zone: string): string {
  if (switchedAt === null) return 'off, never switched on';
  const who = switchedBy ? ` by ${switchedBy.name}` : '';
  return `${enabled ? 'on' : 'off'} since ${formatInstant(Date.parse(switchedAt), zone)}${who}`;
}
