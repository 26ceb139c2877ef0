import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { VoiceList } from '../../../contract/voice-people';
import { COMPLAINTS_TOLD } from '../../lib/complaint-words';
import { Button } from '../../ui/button';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { formatInstant, formatSpan } from '../../ui/charts/time-format';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import { ShownChoice } from '../../ui/shown-choice';
import type { VoicesSearch } from '../../url-state/voices-search';
import { LensChoice } from './lens-choice';
import { LENS_MEANINGS, NOBODY } from './lens-words';
import { VoiceRow } from './voice-row';
import { VoicesBar } from './voices-bar';
import { voicesCsv, voicesFileName } from './voices-csv';
import { voicesQuery } from './voices-queries';
import '../../ui/charts/charts.css';
import './voices.css';

/** People who speak about us, through a lens at a time: each orders by one named figure, none scores people. */
export function VoicesPage() {
  const search = useSearch({ from: '/voices' });
  const navigate = useNavigate({ from: '/voices' });
  const update = (change: Partial<VoicesSearch>) =>
    void navigate({ search: (current) => ({ ...current, ...change }), resetScroll: false });
  const voices = useInfiniteQuery(voicesQuery(search));
  const { data, error, isPlaceholderData: stale } = voices;
  const first = data?.pages[0];
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="voices-page">
      <div className="voices-head">
        <h1>Voices</h1>
        <VoicesBar search={search} onUpdate={update} />
      </div>
      <LensChoice lens={search.lens} onChoose={(lens) => update({ lens })} />
      <p className="voices-meaning">
        {LENS_MEANINGS[search.lens]} <b>Loud is not influential</b>, and no lens scores people.
      </p>
      {error && <ProblemNote error={error} onRetry={() => void voices.refetch()} />}
      {!data && !error && <VoicesSkeleton />}
      {first && (
        <>
          <ShownChoice show={search.show} kinds={first.kinds} onChoose={(show) => update({ show })} />
          <ReadNote list={first} />
          {first.read.mentions === 0 ? (
            <EmptyState title="Nobody with a name spoke in this window.">
              <p>
                Choose a longer window or other filters, or{' '}
                <Link to="/imports" className="text-accent underline">
                  import mentions
                </Link>{' '}
                with their authors.
              </p>
            </EmptyState>
          ) : (
            <section className="voices-card" aria-label="Voices" data-stale={stale} aria-busy={stale}>
              {items.length === 0 && <p className="voices-note">{nobodyWords(first, search)}</p>}
              <ol className="voices-list">
                {items.map((voice) => (
                  <VoiceRow key={voice.id} voice={voice} lens={first.lens} zone={first.zone} />
                ))}
              </ol>
              <div className="voices-foot">
                <span role="status">
                  {formatCount(items.length)} of {formatQuantity(first.inLens, 'voice')}
                </span>
                {voices.hasNextPage && (
                  <Button disabled={voices.isFetchingNextPage} onClick={() => void voices.fetchNextPage()}>
                    Show more
                  </Button>
                )}
                <SaveLinks
                  name={voicesFileName(first)}
                  disabled={items.length === 0}
                  words={() => ({
                    title: `Voices: ${first.lens.replaceAll('-', ' ')}`,
                    lines: [
                      `${formatCount(items.length)} of ${formatQuantity(first.inLens, 'voice')}, ${formatSpan({ startMs: Date.parse(first.from), endExclusiveMs: Date.parse(first.to) }, first.zone)}; ${first.zone}`,
                    ],
                    window: first,
                    definition: first.definition,
                  })}
                  csv={() => voicesCsv(first, items)}
                />
              </div>
            </section>
          )}
          <HowComputed list={first} />
        </>
      )}
    </div>
  );
}

/** Why the list is empty though somebody spoke. */
function nobodyWords({ kinds }: VoiceList, { lens, show }: VoicesSearch): string {
  if (show === 'likely-bots' && kinds['likely-bot'] === 0) return 'The rules take no voice for a likely bot.';
  if (show === 'syndicated' && kinds.syndicated === 0) return 'The rules take no voice for a copy.';
  return NOBODY[lens];
}

/** What the figures are of; more loudly where it is only a part of the window. */
function ReadNote({ list }: { list: VoiceList }) {
  const { read, mentions, from, to, zone, lens } = list;
  const window = formatSpan({ startMs: Date.parse(from), endExclusiveMs: Date.parse(to) }, zone);
  if (!read.partial) {
    return (
      <p className="voices-note">
        Read: {formatQuantity(read.mentions, 'public mention')} under a name, {window} ({zone}), those of
        likely bots and copies among them; who is listed follows from the choice above.
      </p>
    );
  }
  return (
    <p className="voices-partial" role="note">
      <b>In part.</b> This window holds {formatQuantity(mentions, 'mention')}, more than are read at once.
      Figures are of what was said since {formatInstant(Date.parse(read.from), zone)} (
      {formatQuantity(read.mentions, 'mention')} under a name)
      {lens === 'first-to-notice' && '; through this lens they are of the whole window'}. Choose a shorter
      window or a topic to read all of it.
    </p>
  );
}

function HowComputed({ list }: { list: VoiceList }) {
  return (
    <details className="voices-how">
      <summary>How this is computed</summary>
      <p>
        A voice is a handle on a source: the same handle on two sources is two voices. Private mentions and
        mentions without an author are left out; so are our own accounts and partners. Equal figures: who
        spoke last stands first. Days are those of {list.zone}. {COMPLAINTS_TOLD} A complaint counts as never
        answered while nobody of ours has spoken in public in its conversation.
      </p>
      <p>
        Set apart by rule, from what was read, never dropped: switch them on above. The rules are wrong about
        some.
      </p>
      <ul>
        {list.rules.map(({ words }) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <p>Definition {list.definition}.</p>
    </details>
  );
}

function VoicesSkeleton() {
  return (
    <div className="voices-card" aria-busy="true">
      <span className="sr-only">Reading who spoke</span>
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <div key={row} className="voices-waiting" />
      ))}
    </div>
  );
}
