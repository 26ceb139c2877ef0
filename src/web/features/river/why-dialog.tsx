import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Currents } from '../../../contract/currents';
import type { Topic } from '../../../contract/topics';
import { spikeKey } from '../../../domain/spikes/spike-key';
import { MarkIcon } from '../../ui/charts/mark-glyph';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { formatInstant, formatStretch } from '../../ui/charts/time-format';
import { Dialog } from '../../ui/dialog';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import { type RiverUpdate, withBrush, withWhy } from '../../url-state/river-search';
import { DriversPanel } from './drivers-panel';
import { RisenFlaws } from './risen-flaws';
import { marksQuery, type StretchQuestion, voicesQuery } from './river-queries';
import { SpikeCurve } from './spike-curve';
import { spikeLengthWords, spikeTimeWords } from './spike-time-words';
import type { ShownSpike } from './use-shown-spikes';
import { VoiceQuote } from './voice-quote';
import './voices.css';
import './why.css';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const VOICES = 3;

interface WhyDialogProps {
  /** `stretch`, or the key of a burst. */
  why: string;
  currents: Currents;
  stretch: StretchQuestion;
  spikes: readonly ShownSpike[];
  topics: readonly Topic[];
  onUpdate: (update: RiverUpdate) => void;
}

/** Over the page: what drove the marked stretch, or how unusual a burst is and what was behind it. */
export function WhyDialog({ why, currents, stretch, spikes, topics, onUpdate }: WhyDialogProps) {
  const { query } = currents;
  const spike = spikes.find((one) => spikeKey(one) === why);
  const close = () => onUpdate(withWhy(null));
  if (why !== 'stretch' && !spike) return null;
  const span = formatStretch(
    { startMs: Date.parse(stretch.from), endExclusiveMs: Date.parse(stretch.to) },
    query.bucket,
    query.zone,
  );
  return (
    <Dialog wide title={spike ? titleOf(spike) : `What drove ${span}`} onClose={close}>
      <div className="why">
        <SaveLinks
          name={`eddyline-${spike ? 'spike' : 'drivers'}-${stretch.from.slice(0, 10)}`}
          words={() => ({
            title: spike ? titleOf(spike) : 'What drove it',
            lines: [spike ? spike.words : span, query.zone],
            window: stretch,
          })}
        />
        {spike ? (
          <SpikeCard spike={spike} currents={currents} topics={topics} onUpdate={onUpdate} />
        ) : (
          <DriversPanel
            asked={askedOf(stretch, stretch.topic[0])}
            about={topics.find(({ id }) => id === stretch.topic[0])?.name ?? null}
            // As the sentence and a spike's card do; of longer stretches the change above is told against the one before.
            first={Date.parse(stretch.to) - Date.parse(stretch.from) <= WEEK_MS ? 'weeks' : 'previous'}
          />
        )}
      </div>
    </Dialog>
  );
}

function titleOf({ topic, direction }: ShownSpike): string {
  const of = topic ? ` of ${topic.name}` : '';
  return direction === 'below' ? `Quiet day${of}` : `Spike${of}`;
}

function askedOf({ from, to, source, lang }: StretchQuestion, topic: string | undefined) {
  return { from, to, source, lang, ...(topic === undefined ? {} : { topic }) };
}

/** How unusual, since when, for how long; why it counts as expected or not; what drove it, and three voices from it. */
function SpikeCard({
  spike,
  currents,
  topics,
  onUpdate,
}: {
  spike: ShownSpike;
  currents: Currents;
  topics: readonly Topic[];
  onUpdate: (update: RiverUpdate) => void;
}) {
  const { query } = currents;
  const to = spike.endExclusive ?? query.to;
  const topic = spike.topic?.id ?? query.topic[0];
  const stretch: StretchQuestion = {
    from: spike.start,
    to,
    topic: topic === undefined ? [] : [topic],
    source: query.source,
    lang: query.lang,
    sentiment: [],
  };
  const below = spike.direction === 'below';
  const time = spikeTimeWords(spike, query.bucket, query.zone);
  return (
    <>
      <p className="why-lead">
        <b>{capitalised(spike.size)}</b>, {spike.moment}, <b>{spike.kind}</b>: {spike.why}.
      </p>
      {spike.topic && (
        <p className="river-note">
          Judged by the topic’s own usual. {wholeWords(spike, currents)}{' '}
          {query.bucket === 'day' && (
            <button
              type="button"
              className="river-link"
              onClick={() =>
                onUpdate((search) => ({
                  ...withWhy(null)(search),
                  from: spike.start,
                  to: new Date(Math.min(Date.parse(to), Date.parse(spike.start) + 3 * DAY_MS)).toISOString(),
                  bucket: 'hour',
                  brushFrom: null,
                  brushTo: null,
                }))
              }
            >
              See it by hour
            </button>
          )}
        </p>
      )}
      <SpikeCurve spike={spike} currents={currents} />
      <dl className="why-facts">
        <div>
          <dt>{spike.foundBy === 'burst' ? 'At its peak' : 'By the look a day has'}</dt>
          <dd>
            {formatQuantity(spike.mentions, 'mention')}, {spike.moment}, where {formatCount(spike.expected)}{' '}
            are usual and {below ? 'down' : 'up'} to {formatCount(spike.upper)} would not stand out
          </dd>
        </div>
        <div>
          <dt>{time.name}</dt>
          <dd>{time.words}</dd>
        </div>
        <div>
          <dt>{spike.endExclusive === null ? 'Still lasting' : 'Lasted'}</dt>
          <dd>
            {spikeLengthWords(spike, query.bucket)}, {formatCount(spike.excess)} mentions{' '}
            {below ? 'below' : 'above'} the usual
          </dd>
        </div>
        <div>
          <dt>How unusual</dt>
          <dd>
            {spike.severity.toLocaleString('en')} standard deviations {below ? 'below' : 'above'} the level of
            the days before
          </dd>
        </div>
      </dl>
      <Nearby spike={spike} to={to} zone={query.zone} />
      <p className="why-links">
        <button
          type="button"
          className="river-link"
          onClick={() => onUpdate((search) => withBrush(spike.start, to)(withWhy(null)(search)))}
        >
          Mark it in the chart
        </button>
        <Link
          to="/threads"
          search={{
            complaint: 'yes',
            begunFrom: spike.start,
            begunTo: to,
            sort: 'size',
            ...(topic === undefined ? {} : { topic: [topic], topicOf: 'opening' as const }),
          }}
        >
          Complaints begun in it, largest first
        </Link>
      </p>
      <RisenFlaws asked={{ from: spike.start, to, ...(topic === undefined ? {} : { topic }) }} />
      <Voices stretch={stretch} zone={query.zone} topics={topics} onUpdate={onUpdate} />
      <DriversPanel
        asked={askedOf(stretch, topic)}
        about={topics.find(({ id }) => id === topic)?.name ?? null}
        first="weeks"
      />
    </>
  );
}

/** Why the day of a topic's burst may be no burst of everything: `All mentions: 399, where 135 to 509 are usual by day.` */
function wholeWords({ peak }: ShownSpike, { buckets, expected, query }: Currents): string {
  const place = buckets.findIndex(({ start, endExclusive }) => peak >= start && peak < endExclusive);
  const count = buckets[place]?.mentions ?? null;
  const band = expected?.buckets[place];
  if (count === null || band?.upper == null || query.topic.length > 0) return '';
  const range = `${formatCount(Math.round(band.lower ?? 0))} to ${formatCount(Math.round(band.upper))}`;
  return `All mentions: ${formatCount(count)}, where ${range} are usual by ${query.bucket}: many topics together vary more than one.`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Campaigns, releases, fixes and incidents from the day before a burst to its end. */
function Nearby({ spike, to, zone }: { spike: ShownSpike; to: string; zone: string }) {
  const from = new Date(Date.parse(spike.start) - DAY_MS).toISOString();
  const { data, error, refetch } = useQuery(
    marksQuery({ from, to }, ['campaign', 'release', 'fix', 'incident']),
  );
  return (
    <section aria-label="Nearby">
      <h3>What we did around it</h3>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data && data.items.length === 0 && (
        <p className="river-note">No campaign, release, fix or incident.</p>
      )}
      <ul className="why-nearby">
        {data?.items.map(({ id, kind, label, at }) => (
          <li key={id}>
            <MarkIcon kind={kind} />{' '}
            {kind === 'campaign' ? (
              <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
                {label}
              </Link>
            ) : (
              label
            )}{' '}
            <span>
              {kind}, {formatInstant(Date.parse(at), zone)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Voices({
  stretch,
  zone,
  topics,
  onUpdate,
}: {
  stretch: StretchQuestion;
  zone: string;
  topics: readonly Topic[];
  onUpdate: (update: RiverUpdate) => void;
}) {
  const { data, error, refetch } = useQuery(voicesQuery(stretch));
  return (
    <section aria-label="Voices of the spike">
      <h3>Three voices from it</h3>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data && data.items.length === 0 && <p className="river-note">Nobody can be quoted.</p>}
      <ul className="voices-list">
        {data?.items.slice(0, VOICES).map((voice) => (
          <VoiceQuote key={voice.id} voice={voice} zone={zone} topics={topics} onUpdate={onUpdate} />
        ))}
      </ul>
    </section>
  );
}
