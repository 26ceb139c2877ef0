import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ReplyTimesAnswer } from '../../../contract/reply-times';
import { REPLY_TIME_GROUPS } from '../../../contract/reply-times';
import { replyTimesQuery } from '../../lib/reply-times-query';
import { settingsQuery } from '../../lib/settings-query';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatSpan } from '../../ui/charts/time-format';
import { EmptyState } from '../../ui/empty-state';
import { HowNote } from '../../ui/how-note';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import { REPLY_TIME_DAYS, type ReplyTimesSearch } from '../../url-state/reply-times-search';
import { replyTimesCsv } from './reply-times-csv';
import { ReplyTimesFigures } from './reply-times-figures';
import { ReplyTimesTable } from './reply-times-table';
import './reply-times.css';

const DAYS_WORDS: Record<ReplyTimesSearch['days'], string> = {
  7: '7 days',
  28: '28 days',
  90: '90 days',
  365: '365 days',
  3660: 'all time',
};

/** How long people waited for our first public answer, those never answered counted in, by team, topic or source. */
export function ReplyTimesPage() {
  const search = useSearch({ from: '/reply-times' });
  const navigate = useNavigate();
  const update = (change: Partial<ReplyTimesSearch>) =>
    void navigate({
      to: '/reply-times',
      search: (current) => ({ ...current, ...change }),
      resetScroll: false,
    });
  const times = useQuery(replyTimesQuery(search));
  const settings = useQuery(settingsQuery());
  const zone = settings.data?.zone;
  // Days without their zone would be wrong ones.
  const error = times.error ?? (zone === undefined ? settings.error : null);
  return (
    <div className="reply-times-page">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="m-0">First reply time</h1>
        <Link
          to="/threads"
          className="inline-flex min-h-8 items-center gap-1 font-medium text-accent no-underline hover:underline"
        >
          <ArrowLeft size={14} aria-hidden="true" /> Threads
        </Link>
      </div>
      <div className="reply-times-choices">
        <Switch
          legend="Window"
          choices={REPLY_TIME_DAYS.map((days) => [days, DAYS_WORDS[days]])}
          chosen={search.days}
          onChoose={(days) => update({ days })}
        />
        <Switch
          legend="By"
          choices={REPLY_TIME_GROUPS.map((by) => [by, `by ${by}`])}
          chosen={search.by}
          onChoose={(by) => update({ by })}
        />
      </div>
      {error && (
        <ProblemNote error={error} onRetry={() => void Promise.all([times.refetch(), settings.refetch()])} />
      )}
      {!error && (!times.data || zone === undefined) && (
        <div className="h-100 rounded-lg border border-line bg-surface" aria-busy="true">
          <span className="sr-only">Loading the reply times</span>
        </div>
      )}
      {times.data && zone !== undefined && (
        <Times
          answer={times.data}
          by={search.by}
          zone={zone}
          stale={times.isPlaceholderData}
          onAll={() => update({ days: 3660 })}
        />
      )}
    </div>
  );
}

function Times({
  answer,
  by,
  zone,
  stale,
  onAll,
}: {
  answer: ReplyTimesAnswer;
  by: ReplyTimesSearch['by'];
  zone: string;
  stale: boolean;
  onAll: () => void;
}) {
  const span = formatSpan({ startMs: Date.parse(answer.from), endExclusiveMs: Date.parse(answer.to) }, zone);
  if (answer.all.threads === 0) {
    return (
      <Card>
        <EmptyState title="Nobody began a thread in this window.">
          <p className="m-0">
            {span} ({zone})
          </p>
          <Button onClick={onAll}>Show all time</Button>
        </EmptyState>
      </Card>
    );
  }
  return (
    <div className="reply-times-answer" data-stale={stale}>
      <Card>
        <ReplyTimesFigures times={answer.all} window={answer} />
        <p className="reply-times-how">
          Threads that people began in {span} ({zone}), each from its first words to our first public answer
          at or after them. One whose only answers carry an earlier time than its first words is left out:
          nobody knows how long it waited. That somebody called it handled is no answer.
        </p>
        <div className="reply-times-computed">
          <HowNote>
            Those that still wait count as having waited at least so long (Kaplan–Meier). Definition{' '}
            <code>{answer.definition}</code>
          </HowNote>
        </div>
      </Card>
      <Card
        title={`By ${by}`}
        aside={
          <SaveLinks
            name={`eddyline-reply-times-by-${by}`}
            words={() => ({
              title: `First reply time by ${by}`,
              lines: [`threads that people began in ${span}; ${zone}`],
              window: answer,
              definition: answer.definition,
            })}
            csv={() => replyTimesCsv(answer, by)}
          />
        }
      >
        <ReplyTimesTable groups={answer.groups} by={by} window={answer} />
      </Card>
    </div>
  );
}

function Switch<Value extends string | number>({
  legend,
  choices,
  chosen,
  onChoose,
}: {
  legend: string;
  choices: readonly (readonly [Value, string])[];
  chosen: Value;
  onChoose: (value: Value) => void;
}) {
  return (
    <fieldset className="reply-times-switch">
      <legend className="sr-only">{legend}</legend>
      {choices.map(([value, words]) => (
        <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
          {words}
        </button>
      ))}
    </fieldset>
  );
}
