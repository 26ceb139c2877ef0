import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { AlertDetail } from '../../../contract/alerts';
import { alertCountsQuery } from '../../lib/alert-counts-query';
import { alertRulesQuery } from '../../lib/alert-rules-query';
import type { AlertKey } from '../../lib/alert-shortcuts';
import { settingsQuery } from '../../lib/settings-query';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/charts/number-format';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import { StateTabs } from '../../ui/state-tabs';
import { ALERT_LISTS, type AlertList, type AlertsSearch } from '../../url-state/alerts-search';
import { SnoozeDialog } from './alert-acts';
import { AlertPane } from './alert-pane';
import { type AlertAct, alertQuery, alertsQuery, useAct } from './alert-queries';
import { AlertRow } from './alert-row';
import { useAlertKeys } from './use-alert-keys';
import './alerts.css';

const LIST_WORDS: Readonly<Record<AlertList, string>> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  snoozed: 'Snoozed',
  resolved: 'Resolved',
  all: 'All',
};

/** Alerts, newest first, and beside them the one that is read. */
export function AlertsPage() {
  const search = useSearch({ from: '/alerts' });
  const navigate = useNavigate({ from: '/alerts' });
  const client = useQueryClient();
  const [snoozing, setSnoozing] = useState(false);
  const alerts = useInfiniteQuery(alertsQuery(search));
  const counts = useQuery(alertCountsQuery());
  const settings = useQuery(settingsQuery());
  const act = useAct();
  const zone = settings.data?.zone;
  const items = (alerts.data?.pages ?? []).flatMap((page) => page.items);
  const chosen = search.alert;
  const update = (change: Partial<AlertsSearch>) =>
    void navigate({ search: (current) => ({ ...current, ...change }), resetScroll: false });
  const onAct = (body: AlertAct) => {
    if (chosen !== null && !act.isPending)
      act.mutate({ id: chosen, body }, { onSuccess: () => setSnoozing(false) });
  };
  const move = (by: 1 | -1) => {
    const place = items.findIndex(({ id }) => id === chosen);
    const next = items[place < 0 ? (by > 0 ? 0 : items.length - 1) : place + by];
    if (!next) return false;
    update({ alert: next.id });
    document.querySelector<HTMLElement>(`[data-alert="${next.id}"]`)?.focus();
    return true;
  };
  useAlertKeys((key: AlertKey) => {
    if (key === 'j' || key === 'k') return move(key === 'j' ? 1 : -1);
    const alert = chosen === null ? undefined : client.getQueryData<AlertDetail>(alertQuery(chosen).queryKey);
    if (!alert) return false;
    if (key === 'u') {
      if (alert.undoable) onAct({ act: 'undo' });
      return alert.undoable !== null;
    }
    if (alert.state === 'resolved') return false;
    if (key === 's') setSnoozing(true);
    else if (key === 'e') onAct({ act: 'resolve' });
    else if (alert.state !== 'acknowledged') onAct({ act: 'acknowledge' });
    return true;
  });
  const error = alerts.error ?? (zone === undefined ? settings.error : null);
  return (
    <div className="page alerts-page" data-reading={chosen !== null}>
      <div className="alerts-head">
        <h1>Alerts</h1>
        <p role="status">{counts.data && openWords(counts.data)}</p>
        <Link to="/settings/alerts" className="alerts-rules">
          Rules and channels
        </Link>
        {items.length > 0 && zone !== undefined && (
          <SaveLinks
            name={`eddyline-alerts-${search.state}${search.rule === null ? '' : '-of-one-rule'}`}
            surface={() => document.querySelector<HTMLElement>('.alerts-list-card')}
            words={() => ({
              title: `Alerts: ${LIST_WORDS[search.state].toLowerCase()}`,
              lines: [
                `${formatCount(items.length)} shown, newest first${search.rule === null ? '' : `; rule: ${items[0]?.rule.name}`}`,
                zone,
              ],
            })}
            csv={async () => (await import('./alerts-csv')).alertsCsv(items, { ...search, zone })}
          />
        )}
      </div>
      <Lists search={search} counts={counts.data} onUpdate={update} />
      {error && (
        <ProblemNote error={error} onRetry={() => void Promise.all([alerts.refetch(), settings.refetch()])} />
      )}
      {!error && (!alerts.data || zone === undefined) && (
        <div className="h-80 rounded-lg border border-line bg-surface" aria-busy="true">
          <span className="sr-only">Loading the alerts</span>
        </div>
      )}
      {alerts.data && zone !== undefined && (
        <div className="alerts-columns">
          <div className="alerts-list-card">
            {items.length === 0 && <NoAlerts search={search} onUpdate={update} />}
            <ol className="alerts-list" aria-label="Alerts">
              {items.map((alert) => (
                <AlertRow key={alert.id} alert={alert} chosen={alert.id === chosen} zone={zone} />
              ))}
            </ol>
            {alerts.hasNextPage && (
              <div className="flex justify-center p-3">
                <Button disabled={alerts.isFetchingNextPage} onClick={() => void alerts.fetchNextPage()}>
                  Show more
                </Button>
              </div>
            )}
          </div>
          {chosen === null ? (
            <p className="alerts-hint">
              Choose an alert to see why it was raised. Keys: j and k move, a acknowledges, s snoozes, e
              resolves, u undoes.
            </p>
          ) : (
            <AlertPane
              key={chosen}
              id={chosen}
              zone={zone}
              pending={act.isPending}
              error={snoozing ? null : act.error}
              onAct={onAct}
              onSnooze={() => setSnoozing(true)}
            />
          )}
        </div>
      )}
      {snoozing && chosen !== null && (
        <SnoozeDialog
          pending={act.isPending}
          error={act.error}
          onAct={onAct}
          onClose={() => setSnoozing(false)}
        />
      )}
    </div>
  );
}

function openWords({ open, pressing }: { open: number; pressing: number }): string {
  if (open === 0) return 'nothing is open';
  const quiet = open - pressing;
  return `${formatCount(open)} open${quiet === 0 ? '' : `, ${formatCount(quiet)} of them expected`}`;
}

function Lists({
  search,
  counts,
  onUpdate,
}: {
  search: AlertsSearch;
  counts: { open: number; acknowledged: number; snoozed: number; resolved: number } | undefined;
  onUpdate: (change: Partial<AlertsSearch>) => void;
}) {
  const rules = useQuery(alertRulesQuery()).data?.items ?? [];
  return (
    <div className="alerts-bar">
      <StateTabs
        legend="Which alerts"
        tabs={ALERT_LISTS.map((list) => ({
          state: list,
          label: LIST_WORDS[list],
          count: list === 'all' ? undefined : counts?.[list],
        }))}
        chosen={[search.state]}
        onPress={(list) => onUpdate({ state: list, alert: null })}
      />
      {rules.length > 0 && (
        <label className="choice" data-active={search.rule !== null}>
          Rule
          <select
            value={search.rule ?? ''}
            onChange={({ target }) => onUpdate({ rule: target.value || null, alert: null })}
          >
            <option value="">any</option>
            {rules.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function NoAlerts({
  search,
  onUpdate,
}: {
  search: AlertsSearch;
  onUpdate: (change: Partial<AlertsSearch>) => void;
}) {
  const rules = useQuery(alertRulesQuery()).data?.items;
  if (rules?.length === 0) {
    return (
      <EmptyState title="No rule looks for anything yet.">
        <p className="m-0">
          Say what should not pass unseen: a burst, a limit, a silence, a flaw that comes back, complaints
          that wait. Each rule is replayed on history before it is switched on.
        </p>
        <Link to="/settings/alerts" className="alerts-rules">
          Write a rule
        </Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={search.state === 'open' ? 'Nothing asks for you.' : 'None of these.'}>
      {rules && !rules.some(({ enabled }) => enabled) && (
        <p className="m-0">
          No rule is switched on.{' '}
          <Link to="/settings/alerts" className="alerts-rules">
            Replay one and switch it on
          </Link>
        </p>
      )}
      {(search.state !== 'all' || search.rule !== null) && (
        <Button onClick={() => onUpdate({ state: 'all', rule: null })}>Show all alerts</Button>
      )}
    </EmptyState>
  );
}
