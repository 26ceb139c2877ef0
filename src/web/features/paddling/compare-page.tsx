import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { settingsQuery } from '../../lib/settings-query';
import { useLast } from '../../lib/use-last';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { CONTROL } from '../../ui/field';
import { HarmChip, showsHarm } from '../../ui/harm-chip';
import { ProblemNote } from '../../ui/problem-note';
import { MAX_COMPARED, readIds } from '../../url-state/campaign-ids';
import { COMPARE_BY, type CompareUpdate, withMeasure } from '../../url-state/compare-search';
import { apartWords } from './apart-words';
import { CompareChips } from './compare-chips';
import { CompareFigure } from './compare-figure';
import { CompareTable } from './compare-table';
import type { Compared, ComparedCampaign } from './compared';
import { tied } from './effect-words';
import { capitalised, MEASURE_WORDS } from './pledge-words';
import { useCompared } from './use-compared';
import '../../ui/charts/charts.css';
import './compare.css';
import './effect.css';

/** Up to four campaigns from their day 0, by one measure or each by its pledge: panels, what is told of them, and one table. */
export function ComparePage() {
  const search = useSearch({ from: '/campaigns/compare' });
  const navigate = useNavigate({ from: '/campaigns/compare' });
  const update = useCallback(
    (change: CompareUpdate) =>
      void navigate({ search: (current) => ({ ...current, ...change(current) }), resetScroll: false }),
    [navigate],
  );
  const settings = useQuery(settingsQuery());
  const zone = settings.data?.zone ?? 'UTC';
  const asked = readIds(search.ids);
  const { compared, measure } = useCompared(asked.slice(0, MAX_COMPARED), search.measure);
  const isLoading = compared.some(({ state }) => state === 'loading');
  const known = compared.filter((one): one is ComparedCampaign => one.state === 'known');
  // All at once, and until then what stood before: it would move with each that comes.
  const shown = useLast(
    isLoading || measure === null || known.length === 0 ? null : { campaigns: known, measure },
  );
  const stays = shown?.campaigns.filter(({ id }) => asked.includes(id)) ?? [];
  return (
    <div className="mx-auto flex max-w-[1100px] flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="mr-auto min-w-0">
          <Link to="/campaigns" className="text-accent text-small no-underline hover:underline">
            Paddling
          </Link>
          <h1 className="m-0">Campaigns side by side</h1>
        </div>
        <label className="compare-measure">
          <span>Compared by</span>
          <select
            className={CONTROL}
            value={measure ?? ''}
            onChange={(event) => {
              const chosen = COMPARE_BY.find((one) => one === event.target.value);
              if (chosen) update(withMeasure(chosen));
            }}
          >
            {measure === null && <option value="">…</option>}
            {COMPARE_BY.map((one) => (
              <option key={one} value={one}>
                {one === 'pledged' ? 'Each by its own pledge' : capitalised(MEASURE_WORDS[one])}
              </option>
            ))}
          </select>
        </label>
      </div>
      <CompareChips compared={compared} zone={zone} onUpdate={update} />
      {asked.length > MAX_COMPARED && (
        <p className="compare-note">
          The address names {asked.length} campaigns; the first {MAX_COMPARED} are shown, more could not be
          told apart.
        </p>
      )}
      {settings.error && <ProblemNote error={settings.error} onRetry={() => void settings.refetch()} />}
      <Unshown compared={compared} />
      {asked.length < 2 && (
        <Card>
          <EmptyState title={asked.length === 0 ? 'No campaigns are chosen.' : 'One campaign is chosen.'}>
            <p className="m-0">
              Add {asked.length === 0 ? 'two or more' : 'another'} above, or choose them in{' '}
              <Link to="/campaigns">the list</Link>: up to {MAX_COMPARED} stand beside each other from the day
              each started.
            </p>
          </EmptyState>
        </Card>
      )}
      {shown && stays.length > 0 && <Told campaigns={stays} isOwn={shown.measure === 'pledged'} />}
      {shown && stays.length > 0 && (
        <Card title="From the day each started" className="compare-card">
          <CompareFigure campaigns={stays} search={{ ...search, measure: shown.measure }} onUpdate={update} />
        </Card>
      )}
      {isLoading && stays.length === 0 && (
        <div className="compare-waiting rounded-lg border border-line bg-surface" aria-busy="true">
          <span className="sr-only">Loading what was observed and expected</span>
        </div>
      )}
      {shown && stays.length > 0 && (
        <Card title="In figures" aside={`days of ${zone}`}>
          <CompareTable campaigns={stays} zone={zone} />
        </Card>
      )}
    </div>
  );
}

/** Those that cannot be shown, each with why. */
function Unshown({ compared }: { compared: readonly Compared[] }) {
  const missing = compared.filter(({ state }) => state === 'missing').length;
  return (
    <>
      {missing > 0 && (
        <p className="compare-note">
          {missing === 1
            ? 'One of them does not exist: it was removed, or the address is mistyped.'
            : `${missing} of them do not exist: they were removed, or the address is mistyped.`}
        </p>
      )}
      {compared.map((one) =>
        one.state === 'failed' ? <ProblemNote key={one.id} error={one.error} onRetry={one.retry} /> : null,
      )}
    </>
  );
}

/** Harm first, then which can be told apart and which cannot, and what is said of none; different pledges are not compared. */
function Told({ campaigns, isOwn }: { campaigns: readonly ComparedCampaign[]; isOwn: boolean }) {
  const words =
    campaigns.length > 1 && !isOwn
      ? apartWords(campaigns.map(({ campaign, answer }) => ({ name: campaign.name, effect: answer.effect })))
      : [];
  const refused = campaigns.filter(({ answer }) => answer.effect.headline === null);
  const harmed = campaigns.flatMap(({ id, campaign, told }) =>
    told && showsHarm(told.counter) ? [{ id, name: campaign.name, counter: told.counter }] : [],
  );
  if (words.length === 0 && refused.length === 0 && harmed.length === 0 && !isOwn) return null;
  return (
    <Card title={isOwn ? 'Each against its own pledge' : 'Can they be told apart?'}>
      <div className="compare-told">
        {harmed.map(({ id, name, counter }) => (
          <p key={id}>
            <HarmChip verdict={counter.verdict} /> <b>{name}:</b> {tied(counter.found)}.
          </p>
        ))}
        {isOwn && (
          <p className="compare-refused">
            They pledged different things: each stands in its own measure and on its own scale, and none is
            compared with another. Choose a measure above to hold all against the same.
          </p>
        )}
        {words.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {refused.map(({ id, campaign, answer: { effect } }) => (
          <p key={id} className="compare-refused">
            <b>{campaign.name}:</b> {effect.reasons.join(' ')}
            {effect.needs && (
              <>
                {' '}
                <b>What it would take:</b> {effect.needs}
              </>
            )}
          </p>
        ))}
        {words.length > 0 && (
          <p className="compare-refused">
            Two are told apart only where their 95 % intervals do not overlap. Each is about its own topic and
            was held against its own baseline; nothing here is a ranking.
          </p>
        )}
      </div>
    </Card>
  );
}
