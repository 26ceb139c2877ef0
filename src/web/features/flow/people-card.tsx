import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Flow, FlowPerson } from '../../../contract/flow';
import { voiceIdOf } from '../../../domain/voice-id';
import { Button } from '../../ui/button';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { formatDay } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import { ShownChoice } from '../../ui/shown-choice';
import { type FlowSearch, type FlowUpdate, withFlow } from '../../url-state/flow-search';
import { flowPeopleCsv } from './flow-csv';
import { flowFileName, flowPicture } from './flow-picture';
import { flowPeopleQuery } from './flow-queries';
import { NeverAnswered } from './flow-threads';

interface PeopleCardProps {
  flow: Flow;
  search: FlowSearch;
  onUpdate: (update: FlowUpdate) => void;
}

/** Who was heard and never answered, and who had to speak twice: people, not numbers. */
export function PeopleCard({ flow, search, onUpdate }: PeopleCardProps) {
  const people = useInfiniteQuery(flowPeopleQuery(search));
  const items = people.data?.pages.flatMap((page) => page.items) ?? [];
  const tabs = [
    { kind: 'never-answered', label: 'People never answered', count: flow.unheard.peopleNeverAnswered },
    { kind: 'twice', label: 'Spoke twice or more', count: flow.unheard.peopleTwice },
  ] as const;
  const label = tabs.find(({ kind }) => kind === search.people)?.label ?? 'People';
  return (
    <section className="flow-card" aria-label="People">
      <div className="flow-card-head">
        <h2>People</h2>
        <span className="flow-window">
          {flow.people !== null && `${formatQuantity(flow.people, 'person', 'people')} complained; `}
          <NeverAnswered flow={flow} search={search}>
            {formatQuantity(flow.unheard.neverAnswered, 'conversation')} never answered
          </NeverAnswered>
        </span>
        <SaveLinks
          name={flowFileName(search.people, flow)}
          words={() => flowPicture(label, flow)}
          csv={() => flowPeopleCsv(flow, label.toLowerCase(), items)}
        />
      </div>
      <fieldset className="flow-tabs">
        <legend className="sr-only">Which people</legend>
        {tabs.map(({ kind, label, count }) => (
          <button
            key={kind}
            type="button"
            aria-pressed={search.people === kind}
            onClick={() => onUpdate(withFlow({ people: kind }))}
          >
            {label} {count !== null && <b>{formatCount(count)}</b>}
          </button>
        ))}
      </fieldset>
      {flow.kinds && (
        <div className="flow-shown">
          <ShownChoice
            show={search.show}
            kinds={flow.kinds}
            onChoose={(show) => onUpdate(withFlow({ show }))}
          />
        </div>
      )}
      <div className="flow-body">
        {people.error && <ProblemNote error={people.error} onRetry={() => void people.refetch()} />}
        {people.isPending && <p className="flow-note">Looking who spoke …</p>}
        {people.data && items.length === 0 && <p className="flow-note">Nobody in this window.</p>}
        <ul className="flow-people">
          {items.map((person) => (
            <PersonRow key={`${person.source} ${person.author}`} person={person} zone={flow.zone} />
          ))}
        </ul>
        {people.hasNextPage && (
          <Button disabled={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
            Show more
          </Button>
        )}
      </div>
    </section>
  );
}

const KIND_NAMES = { 'likely-bot': 'likely bot', syndicated: 'copies, syndication' } as const;

function PersonRow({ person, zone }: { person: FlowPerson; zone: string }) {
  const first = formatDay(Date.parse(person.firstAt), zone);
  const last = formatDay(Date.parse(person.lastAt), zone);
  return (
    <li>
      <Link to="/voices/$voiceId" params={{ voiceId: voiceIdOf(person.source, person.author) }}>
        {person.authorName ?? person.author}
      </Link>
      <span>
        {person.source}
        {person.followers !== null && ` · ${formatQuantity(person.followers, 'follower')}`}
      </span>
      <span>
        {person.kind !== 'person' && `${KIND_NAMES[person.kind]} · `}
        opened {formatQuantity(person.complaints, 'complaint')} on {formatQuantity(person.days, 'day')},{' '}
        {first === last ? first : `${first} to ${last}`}
      </span>
      <span>{person.answered === 0 ? 'never answered' : `${formatCount(person.answered)} answered`}</span>
      <Link to="/threads/$threadId" params={{ threadId: person.lastThreadId }}>
        what they said last
      </Link>
    </li>
  );
}
