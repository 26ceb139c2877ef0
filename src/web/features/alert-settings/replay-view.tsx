import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Replay } from '../../../contract/alert-rules';
import { AlertVerdictChip } from '../../ui/alert-verdict';
import { formatCount } from '../../ui/charts/number-format';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import { replayQuery, type WrittenRule } from './alert-settings-queries';
import { ReplayChart } from './replay-chart';

const DAYS = [7, 14, 28, 60, 120, 365];
const SHOWN = 10;

/** What a rule would have raised and sent: in a sentence, on a time line and one by one. */
export function ReplayView({
  asked,
  name,
}: {
  asked: Pick<WrittenRule, 'looksFor' | 'tellExpected'>;
  /** The rule's own, for what is saved of it. */
  name: string;
}) {
  const [days, setDays] = useState(28);
  const longest = longestOf(asked.looksFor);
  const used = Math.min(days, longest);
  const replay = useQuery(replayQuery({ ...asked, days: used }));
  return (
    <section className="alert-replay" aria-label="Replay on history">
      <div className="alert-replay-head">
        <h3>On history</h3>
        <label>
          <span className="sr-only">Replay over</span>
          <select value={used} onChange={({ target }) => setDays(Number(target.value))}>
            {DAYS.filter((one) => one <= longest).map((one) => (
              <option key={one} value={one}>
                last {one} days
              </option>
            ))}
          </select>
        </label>
        {replay.data && (
          <SaveLinks
            name={`eddyline-replay-${asked.looksFor.kind}-${replay.data.to.slice(0, 10)}-last-${used}-days`}
            disabled={replay.isPlaceholderData}
            words={() => ({
              title: `What ${name === '' ? 'a rule' : `“${name}”`} would have raised`,
              lines: [(replay.data as Replay).words, `last ${used} days; ${replay.data?.zone}`],
              definition: replay.data?.method,
            })}
            csv={async () => (await import('./replay-csv')).replayCsv(replay.data as Replay, name)}
          />
        )}
      </div>
      {replay.error && <ProblemNote error={replay.error} onRetry={() => void replay.refetch()} />}
      {!replay.data && !replay.error && (
        <p aria-busy="true" className="alert-note">
          Replaying it …
        </p>
      )}
      {replay.data && !replay.error && (
        <div data-stale={replay.isPlaceholderData}>
          <Answer replay={replay.data} />
        </div>
      )}
    </section>
  );
}

/** As the server bounds it. */
function longestOf(looksFor: WrittenRule['looksFor']): number {
  if (looksFor.kind === 'dam') return 28;
  if (looksFor.kind === 'unanswered') return 60;
  if (looksFor.kind === 'regressed') return 365;
  if (looksFor.kind === 'silence') return looksFor.of === 'source' ? 60 : 365;
  return (looksFor.grain ?? (looksFor.kind === 'spike' ? 'hour' : 'day')) === 'hour' ? 60 : 365;
}

function Answer({ replay }: { replay: Replay }) {
  const { items, words, judged, notes, zone, raised } = replay;
  return (
    <>
      <p role="status" className="alert-replay-words">
        {words}
      </p>
      <ReplayChart replay={replay} />
      {judged && judged.buckets < judged.of && (
        <p className="alert-note">
          {formatCount(judged.buckets)} of {formatCount(judged.of)} complete buckets could be judged: the
          others were not collected, or come before two weeks of history.
        </p>
      )}
      {items.length > 0 && (
        <ol className="alert-replay-list" aria-label="What it would have raised">
          {items.slice(0, SHOWN).map((item) => (
            <li key={`${item.firedAt} ${item.title}`} data-sent={item.sent}>
              <p className="alert-replay-when">
                <time dateTime={item.firedAt}>{formatInstant(Date.parse(item.firedAt), zone)}</time>{' '}
                <AlertVerdictChip verdict={item.verdict} /> {item.sent ? 'sent' : 'in the app only'}
              </p>
              <p>
                <b>{item.title}</b> {item.why}
              </p>
            </li>
          ))}
        </ol>
      )}
      {raised > SHOWN && (
        <p className="alert-note">
          The newest {SHOWN} of {formatCount(raised)}.
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className="alert-note">
          {note}
        </p>
      ))}
    </>
  );
}
