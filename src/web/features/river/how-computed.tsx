import { Link } from '@tanstack/react-router';
import type { Currents } from '../../../contract/currents';
import { languageName } from '../../lib/language-name';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { formatInstant, formatStretch } from '../../ui/charts/time-format';
import { comparisonWords } from './comparison-words';
import { hasBegun, type RiverBucket, stretchesWhere } from './river-rows';
import { HOW_ID, leaveHowComputed } from './show-how-computed';

const MAX_LINES = 40;
/** What the figures stand on: definitions, engines, what was collected and what was not, age, and what was compared. */
export function HowComputed({
  currents,
  buckets,
  topics,
}: {
  currents: Currents;
  buckets: readonly RiverBucket[];
  topics: readonly { id: string; name: string; query: string }[];
}) {
  const { basis, query, coverage, comparison, series, expected } = currents;
  const computedAtMs = Date.parse(basis.computedAt);
  const gaps = stretchesWhere(
    buckets,
    (bucket) => bucket.covered === 'none' && hasBegun(bucket, computedAtMs),
  );
  const partly = stretchesWhere(buckets, ({ covered }) => covered === 'some');
  return (
    <details id={HOW_ID} className="river-how">
      <summary>How this is computed</summary>
      <button type="button" className="river-link river-how-back" onClick={leaveHowComputed}>
        ↑ back to the sentence
      </button>
      <dl>
        <dt>Mentions</dt>
        <dd>
          What people said about us, counted at the time it was said, in buckets of one {query.bucket} cut in{' '}
          {query.zone}. Our own posts are paddling and not counted.
        </dd>
        {series.length > 0 && (
          <>
            <dt>Topics</dt>
            <dd>
              {series.map(({ topic, topicVersion }) => {
                const known = topics.find(({ id }) => id === topic);
                return (
                  <span key={topic}>
                    {known?.name ?? topic}, version {topicVersion}
                    {known && (
                      <>
                        : <code>{known.query}</code>
                      </>
                    )}
                    .{' '}
                  </span>
                );
              })}
              Topics overlap: they are never added up.
            </dd>
          </>
        )}
        <dt>Net sentiment</dt>
        <dd>100 × (positive − negative) ÷ (positive + neutral + negative), over scored mentions only.</dd>
        <dt>Complaints</dt>
        <dd>
          Inbound, and about something that went wrong for its writer with us: English by a model, from a
          probability of ½ on, what is negative from ⅕ on; other languages, and where the tone was stated,
          what is negative. A person’s word wins.
        </dd>
        <dt>Corrected net sentiment</dt>
        <dd>
          The line and its band: what the engine mistakes is undone by what labels show of it, with the doubt
          of the labels and of the window in the band (95 of 100 draws). It leads in figures and sentence; the
          plain balance stands beside it as <i>counted</i>. Bars stay counts: they equal the list one opens. A
          change whose band holds none gets no arrow. <CorrectedBy languages={basis.corrected.languages} />
        </dd>
        <dt>Scored by</dt>
        <dd>
          {basis.engines.length === 0 ? (
            'nothing is scored yet'
          ) : (
            <details>
              <summary>
                {formatQuantity(new Set(basis.engines.map(({ engine }) => engine)).size, 'engine')}, or labels
                that came with a file; counted over everything stored, not over this window
              </summary>
              <Lines
                lines={basis.engines.map(
                  ({ engine, lang, mentions }) =>
                    `${engine === 'file-1' ? 'came with a file' : engine} (${languageName(lang)}): ${formatCount(mentions)}`,
                )}
              />
            </details>
          )}
        </dd>
        {expected && (
          <>
            <dt>Usual range and spikes</dt>
            <dd>
              What is usual at each time, from the {query.bucket}s before it alone; above the dotted line a{' '}
              {query.bucket} is unusual by itself. Judged are{' '}
              {expected.sources.length === 0
                ? 'no sources yet: each is collected for two weeks first'
                : expected.sources.join(', ')}
              . Once a day it is looked at again: a whole day far below the usual, and three or six hours far
              above it; not while classes are chosen, nor where a source fell silent. One series in which
              nothing happens raises a false alarm about every{' '}
              {formatQuantity(Math.round(1 / expected.falseAlarmsAWeek), 'week')}, as simulated; a list of all
              topics is corrected over them together and raises as few.
            </dd>
          </>
        )}
        <dt>Collected</dt>
        <dd>
          {coverage.length === 0 ? (
            'nothing in this window'
          ) : (
            <Lines
              lines={coverage.map(
                (stretch) =>
                  `${stretch.source}: ${formatInstant(Date.parse(stretch.from), query.zone)} to ${formatInstant(Date.parse(stretch.to), query.zone)}`,
              )}
            />
          )}
        </dd>
        <dt>Gaps</dt>
        <dd>
          {gaps.length === 0 ? (
            'none'
          ) : (
            <Lines lines={gaps.map((gap) => formatStretch(gap, query.bucket, query.zone))} />
          )}
          {partly.length > 0 && (
            <>
              {'. '}
              Only some of the sources:{' '}
              <Lines lines={partly.map((stretch) => formatStretch(stretch, query.bucket, query.zone))} />
            </>
          )}
        </dd>
        {comparison && (
          <>
            <dt>Changes</dt>
            <dd>{comparisonWords(comparison, query.zone)}</dd>
          </>
        )}
        <dt>Voices</dt>
        <dd>
          An even draw from each class, the same at each reading; authors with few and many followers and
          topics take turns, near copies stand once. What was said in private is not quoted.
        </dd>
        <dt>What moved</dt>
        <dd>
          Rates of this stretch against the one before, both up to the same time of day, over sources
          collected in both, whatever the buckets drawn; 95 % interval, weekdays and bursts allowed for.
        </dd>
        <dt>Versions</dt>
        <dd>
          <details>
            <summary>of the methods, for whoever repeats this</summary>
            {[
              basis.netSentiment,
              basis.complaint,
              basis.corrected.method,
              expected?.method,
              comparison?.rates?.method,
              'voices-1',
            ].map((method) => method && <code key={method}>{method} </code>)}
          </details>
        </dd>
        <dt>As of</dt>
        <dd>
          {basis.freshAsOf === null
            ? 'no mention yet'
            : `newest mention learnt ${formatInstant(Date.parse(basis.freshAsOf), query.zone)}`}
          ; computed {formatInstant(computedAtMs, query.zone)}
        </dd>
      </dl>
    </details>
  );
}

/** What each language is measured on, and which stand unproven. */
function CorrectedBy({ languages }: { languages: Currents['basis']['corrected']['languages'] }) {
  const proven = languages.filter(({ unproven }) => unproven === null);
  const unproven = languages.filter((each) => each.unproven !== null);
  const words = ({ lang, labels, measuredOn }: (typeof languages)[number]) =>
    `${languageName(lang)} (${formatCount(labels)} labels of ${measuredOn === 'audit' ? 'your audit' : 'public posts'})`;
  return (
    <>
      {proven.length === 0 ? 'No language is measured.' : `Measured: ${proven.map(words).join(', ')}.`}
      {unproven.map((each) => (
        <span key={each.lang}>
          {' '}
          <b>{languageName(each.lang)} is unproven</b> and left out: {each.unproven}.
        </span>
      ))}{' '}
      <Link to="/settings/audit">Audit what is said of you</Link>
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  const shown = lines.slice(0, MAX_LINES);
  return (
    <>
      {shown.join('; ')}
      {lines.length > shown.length &&
        `; and ${formatQuantity(lines.length - shown.length, 'more stretch', 'more stretches')}`}
    </>
  );
}
