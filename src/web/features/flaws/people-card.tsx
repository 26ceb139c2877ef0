import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Flaw } from '../../../contract/flaws';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatDay } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { flawPeopleQuery } from './flaw-queries';
import { daysWords, nameOf } from './flaw-words';

const PEOPLE = ['person', 'people'] as const;

/** Who spoke about it: who noticed first, who spoke twice, whom nobody answered. */
export function PeopleCard({ flaw, zone }: { flaw: Flaw; zone: string }) {
  const people = useInfiniteQuery(flawPeopleQuery(flaw.id));
  const items = people.data?.pages.flatMap((page) => page.items) ?? [];
  const { firstToNotice: first, spoke } = flaw;
  return (
    <Card title="People">
      <dl className="flaw-facts">
        <dt>Noticed first</dt>
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
        <dt>Spoke twice</dt>
        <dd>{formatQuantity(spoke.twice, ...PEOPLE)}</dd>
        <dt>Never answered</dt>
        <dd>
          {formatQuantity(spoke.neverAnswered, ...PEOPLE)} of {spoke.people}
        </dd>
      </dl>
      {people.error && <ProblemNote error={people.error} onRetry={() => void people.refetch()} />}
      <ul className="flaw-people" aria-label="Who spoke, first to notice first">
        {items.map((person) => (
          <li key={`${person.source} ${person.author}`}>
            <p>
              <b>{person.author}</b> <span>{person.source}</span>
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
