import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { alertRulesQuery } from '../../lib/alert-rules-query';
import { settingsQuery } from '../../lib/settings-query';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { channelsQuery } from './alert-settings-queries';
import { ChannelsCard } from './channels-card';
import { DeliveriesCard } from './deliveries-card';
import { MutesCard } from './mutes-card';
import { RuleEditor } from './rule-editor';
import { RuleItem } from './rule-item';
import './alert-settings.css';

/** Rules that raise alerts, where these are sent, and when nothing is. */
export function AlertSettingsPage() {
  const rules = useQuery(alertRulesQuery());
  const settings = useQuery(settingsQuery());
  const channels = useQuery(channelsQuery()).data?.items ?? [];
  const [adding, setAdding] = useState(false);
  const zone = settings.data?.zone;
  const error = rules.error ?? (zone === undefined ? settings.error : null);
  const channelNames = new Map(channels.map(({ id, name }) => [id, name]));
  return (
    <div className="page alert-settings" data-narrow>
      <h1 className="m-0">Alert rules</h1>
      <p className="m-0 text-ink2">
        A rule is replayed on history before it is switched on. What it raises stands under{' '}
        <Link to="/alerts" className="text-accent underline">
          Alerts
        </Link>
        ; a planned campaign is expected, a source that was only just connected raises nothing.
      </p>
      {error && (
        <ProblemNote error={error} onRetry={() => void Promise.all([rules.refetch(), settings.refetch()])} />
      )}
      {!error && (!rules.data || zone === undefined) && (
        <div className="h-60 rounded-lg border border-line bg-surface" aria-busy="true">
          <span className="sr-only">Loading the rules</span>
        </div>
      )}
      {rules.data && zone !== undefined && (
        <>
          <Card
            title="Rules"
            aside={
              !adding && (
                <Button look="quiet" onClick={() => setAdding(true)}>
                  New rule
                </Button>
              )
            }
          >
            {adding && <RuleEditor rule={null} onDone={() => setAdding(false)} />}
            {rules.data.items.length === 0 && !adding && (
              <EmptyState title="No rule yet.">
                <p className="m-0">
                  Say what should not pass unseen, see what it would have told you so far, and switch it on.
                </p>
                <Button look="primary" onClick={() => setAdding(true)}>
                  Write a rule
                </Button>
              </EmptyState>
            )}
            <ul className="alert-items" aria-label="Rules">
              {rules.data.items.map((rule) => (
                <RuleItem key={rule.id} rule={rule} channelNames={channelNames} zone={zone} />
              ))}
            </ul>
          </Card>
          <ChannelsCard zone={zone} />
          <MutesCard rules={rules.data.items} zone={zone} />
          <DeliveriesCard zone={zone} />
        </>
      )}
    </div>
  );
}
