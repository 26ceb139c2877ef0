import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { patchSettings, type Settings } from '../../../contract/settings';
import { callEndpoint } from '../../lib/api';
import { settingsQuery } from '../../lib/settings-query';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const CHANGE_POLL_MS = 1000;

/** Zone, week start and our accounts of the workspace. */
export function SettingsPage() {
  const settings = useQuery({
    ...settingsQuery(),
    // Beside the event stream: a change of zone must end on screen even where events do not arrive.
    refetchInterval: ({ state }) => (state.data?.zoneChange ? CHANGE_POLL_MS : false),
  });
  return (
    <div className="mx-auto flex max-w-[860px] flex-col gap-3">
      <h1 className="m-0">Settings</h1>
      {settings.error && <ProblemNote error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isPending && (
        <div className="h-100 rounded-lg border border-line bg-surface" aria-busy="true" />
      )}
      {settings.data && (
        <>
          <TimeSettings settings={settings.data} />
          <OurAccounts settings={settings.data} />
        </>
      )}
    </div>
  );
}

function useSettingsChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Partial<Pick<Settings, 'zone' | 'weekStart' | 'ourAccounts'>>) =>
      callEndpoint(patchSettings, { body: change }),
    onSuccess: (settings) => client.setQueryData(settingsQuery().queryKey, settings),
  });
}

function TimeSettings({ settings }: { settings: Settings }) {
  const change = useSettingsChange();
  const [zone, setZone] = useState(settings.zone);
  const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = Intl.supportedValuesOf('timeZone');
  const unknown = zone !== 'UTC' && !zones.includes(zone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ zone });
  };
  return (
    <Card title="Time">
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        {change.error && <ProblemNote error={change.error} />}
        <div className="grid gap-3 sm:grid-cols-2">
          <Field
            label="Time zone"
            hint="Days, weeks and months are cut in this zone, for everyone and every export."
            error={unknown ? 'Choose a zone from the list, such as Europe/Berlin.' : undefined}
          >
            {(control) => (
              <>
                <input
                  {...control}
                  list="zones"
                  value={zone}
                  onChange={(event) => setZone(event.target.value)}
                  className={CONTROL}
                />
                <datalist id="zones">
                  <option value="UTC" />
                  {zones.map((name) => (
                    <option key={name} value={name} />
                  ))}
                </datalist>
              </>
            )}
          </Field>
          <Field label="Weeks start on">
            {(control) => (
              <select
                {...control}
                value={settings.weekStart}
                onChange={(event) => change.mutate({ weekStart: Number(event.target.value) })}
                className={CONTROL}
              >
                {WEEKDAYS.map((name, index) => (
                  <option key={name} value={index + 1}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        {settings.zoneChange && (
          <div role="status" className="flex flex-col gap-1">
            <span>
              Counting history anew in {settings.zoneChange.zone}; until it is done, days stay in{' '}
              {settings.zone}.
            </span>
            <progress
              value={settings.zoneChange.share}
              max={1}
              className="w-full"
              aria-label="Share counted"
            />
          </div>
        )}
        <div className="flex flex-wrap items-center gap-2">
          {browserZone !== (settings.zoneChange?.zone ?? settings.zone) && (
            <Button
              onClick={() => {
                setZone(browserZone);
                change.mutate({ zone: browserZone });
              }}
            >
              Use this browser’s zone, {browserZone}
            </Button>
          )}
          <Button
            look="primary"
            type="submit"
            className="ml-auto"
            disabled={unknown || zone === settings.zone || change.isPending}
          >
            Change the zone
          </Button>
        </div>
      </form>
    </Card>
  );
}

function OurAccounts({ settings }: { settings: Settings }) {
  const change = useSettingsChange();
  const [handle, setHandle] = useState('');
  const [source, setSource] = useState('');
  const accounts = settings.ourAccounts;
  const add = (event: FormEvent) => {
    event.preventDefault();
    const added = { handle: handle.trim(), source: source.trim() || null };
    const clear = () => {
      setHandle('');
      setSource('');
    };
    change.mutate({ ourAccounts: [...accounts, added] }, { onSuccess: clear });
  };
  return (
    <Card title="Our accounts">
      <div className="flex flex-col gap-3 p-4">
        <p className="m-0 text-ink2">
          What these accounts say is ours: it counts as outbound and never as currents, history included.
        </p>
        {change.error && <ProblemNote error={change.error} />}
        {accounts.length > 0 && (
          <ul className="m-0 list-none p-0">
            {accounts.map((account) => (
              <li
                key={`${account.source} ${account.handle}`}
                className="flex items-center gap-2 border-line border-t py-1.5 first:border-0"
              >
                <b>{account.handle}</b>
                <span className="text-ink2">
                  {account.source ?? 'every source'}
                  {account.partner ? ', a partner: answers nobody' : account.bot && ', a bot: answers nobody'}
                </span>
                <Button
                  look="quiet"
                  className="ml-auto"
                  aria-label={`Remove ${account.handle}`}
                  onClick={() =>
                    change.mutate({ ourAccounts: accounts.filter((other) => other !== account) })
                  }
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
        )}
        <form onSubmit={add} className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
          <Field label="Handle">
            {(control) => (
              <input
                {...control}
                required
                value={handle}
                placeholder="@ourcare"
                onChange={(event) => setHandle(event.target.value)}
                className={CONTROL}
              />
            )}
          </Field>
          <Field label="Source (empty: every source)">
            {(control) => (
              <input
                {...control}
                value={source}
                onChange={(event) => setSource(event.target.value)}
                className={CONTROL}
              />
            )}
          </Field>
          <Button look="primary" type="submit" disabled={change.isPending}>
            Add
          </Button>
        </form>
      </div>
    </Card>
  );
}
