import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Flaw } from '../../../contract/flaw-schemas';
import { markTold } from '../../../contract/flow';
import { voiceIdOf } from '../../../domain/voice-id';
import { callEndpoint } from '../../lib/api';
import { serverNowMs } from '../../lib/server-clock';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatDay } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { flawPeopleQuery, PEOPLE_ROWS, toldQuery } from './flaw-queries';
import { daysWords, nameOf } from './flaw-words';
import { useFlawChange } from './use-flaw-change';

const PEOPLE = ['person', 'people'] as const;
type Speaker = { source: string; author: string };
/** A person's usual height, for the room they have before they come. */
const PERSON_PX = 53;

/** Who spoke about it: who noticed first, who spoke twice, whom nobody answered, who was told of the fix. */
export function PeopleCard({ flaw, zone }: { flaw: Flaw; zone: string }) {
  const people = useInfiniteQuery(flawPeopleQuery(flaw.id));
  const items = people.data?.pages.flatMap((page) => page.items) ?? [];
  const { firstToNotice: first, spoke } = flaw;
  const told = useQuery(toldQuery(flaw.id));
  const known = new Set(told.data?.items.map(({ source, author }) => `${source} ${author}`));
  const mark = useFlawChange(
    ({ people: chosen, told: isTold }: { people: Speaker[] | null; told: boolean }) =>
      callEndpoint(markTold, { params: { id: flaw.id }, body: { people: chosen, told: isTold } }),
  );
  const all = mark.variables?.people === null ? (mark.data?.changedPeople ?? []) : [];
  // Before a fix works there is nothing to tell.
  const works = flaw.fixes.some(({ effectiveAt }) => Date.parse(effectiveAt) <= serverNowMs());
  const hasNews = works && flaw.mergedInto === null;
  return (
    <Card title="People">
      <dl className="flaw-facts">
        <dt title="Of what people put here; what is only proposed may be about something else">
          Noticed first
        </dt>
        <dd>
          {first ? (
            <>
              <Link to="/threads/$threadId" params={{ threadId: first.threadId }}>
                {nameOf(first)}
              </Link>
              , {first.source}
              {first.daysBeforeOnRecord > 0 &&
                `, ${daysWords(first.daysBeforeOnRecord)} before it was on record`}
            </>
          ) : (
            'nobody is known'
          )}
        </dd>
        <dt title="Of what people put here">Spoke twice</dt>
        <dd>{formatQuantity(spoke.twice, ...PEOPLE)}</dd>
        <dt>People never answered</dt>
        <dd>
          {formatQuantity(spoke.neverAnswered, ...PEOPLE)} of {spoke.people}
        </dd>
        {spoke.proposed > 0 && (
          <>
            <dt>Only proposed</dt>
            <dd>{formatQuantity(spoke.proposed, 'more person', 'more people')}, not in the figures above</dd>
          </>
        )}
        {hasNews && told.isPending && (
          <>
            <dt>Told of the fix</dt>
            <dd>…</dd>
          </>
        )}
        {hasNews && told.data && (
          <>
            <dt>Told of the fix</dt>
            <dd>
              {told.data.nextCursor === null ? known.size : `more than ${known.size}`} of {spoke.people}{' '}
              {known.size < spoke.people && (
                <button
                  type="button"
                  className="flaw-link"
                  disabled={mark.isPending}
                  onClick={() => mark.mutate({ people: null, told: true })}
                >
                  mark all as told
                </button>
              )}
            </dd>
          </>
        )}
      </dl>
      <p className="flaw-done" role="status">
        {all.length > 0 && (
          <>
            {formatQuantity(all.length, ...PEOPLE)} marked as told.{' '}
            <button
              type="button"
              className="flaw-link"
              disabled={mark.isPending}
              onClick={() => mark.mutate({ people: all, told: false })}
            >
              Undo
            </button>
          </>
        )}
      </p>
      {(mark.error ?? told.error) && <ProblemNote error={(mark.error ?? told.error) as Error} />}
      {people.error && <ProblemNote error={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending && (
        <div
          style={{ height: Math.min(PEOPLE_ROWS, spoke.people + spoke.proposed) * PERSON_PX }}
          aria-busy="true"
        >
          <span className="sr-only">Loading who spoke</span>
        </div>
      )}
      <ul className="flaw-people" aria-label="Who spoke, first to notice first">
        {items.map((person) => (
          <li key={`${person.source} ${person.author}`}>
            <p>
              <Link to="/voices/$voiceId" params={{ voiceId: voiceIdOf(person.source, person.author) }}>
                <b>{person.author}</b>
              </Link>{' '}
              <span>{person.source}</span>
              {person.proposed && <span> · only proposed</span>}
              {hasNews && told.data && !person.proposed && (
                <button
                  type="button"
                  className="flaw-link flaw-told"
                  aria-pressed={known.has(`${person.source} ${person.author}`)}
                  aria-label={`Told of the fix: ${person.author}`}
                  disabled={mark.isPending}
                  onClick={() =>
                    mark.mutate({
                      people: [{ source: person.source, author: person.author }],
                      told: !known.has(`${person.source} ${person.author}`),
                    })
                  }
                >
                  {known.has(`${person.source} ${person.author}`) ? '✓ told' : 'mark as told'}
                </button>
              )}
            </p>
            <p className="flaw-small">
              {formatDay(Date.parse(person.firstAt), zone)}
              {person.threads > 1 && `, ${person.threads} conversations`}
              {person.answered ? ', answered' : ', never answered'}
              {person.afterFix && ', after the fix'}
            </p>
          </li>
        ))}
      </ul>
      {people.hasNextPage && (
        <div className="px-4 pb-3">
          <Button
            look="quiet"
            disabled={people.isFetchingNextPage}
            onClick={() => void people.fetchNextPage()}
          >
            Show more
          </Button>
        </div>
      )}
    </Card>
  );
}
