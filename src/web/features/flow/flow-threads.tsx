import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Flow } from '../../../contract/flow';
import type { FlowSearch } from '../../url-state/flow-search';

/** A link to exactly the conversations a flow counts at all of these places, as its answer names them. */
export function FlowThreads({
  flow,
  search,
  places,
  children,
}: {
  flow: Pick<Flow, 'from' | 'to'>;
  search: Pick<FlowSearch, 'topic' | 'source' | 'team'>;
  places: readonly string[];
  children: ReactNode;
}) {
  return (
    <Link to="/threads" className="flow-count" search={threadsOfFlow(flow, search, places)}>
      {children}
    </Link>
  );
}

/** The list of those conversations, as an address. */
export function threadsOfFlow(
  flow: Pick<Flow, 'from' | 'to'>,
  { topic, source, team }: Pick<FlowSearch, 'topic' | 'source' | 'team'>,
  places: readonly string[],
) {
  return {
    flow: [...places],
    begunFrom: flow.from,
    begunTo: flow.to,
    source,
    team,
    ...(topic.length === 0 ? {} : { topic, topicOf: 'opening' as const }),
  };
}

/** A link to exactly the conversations a flow counts as never answered. */
export function NeverAnswered({
  flow,
  search,
  children,
}: {
  flow: Pick<Flow, 'from' | 'to'>;
  search: Pick<FlowSearch, 'topic' | 'source' | 'team'>;
  children: ReactNode;
}) {
  const { topic, source, team } = search;
  return (
    <Link
      to="/threads"
      search={{
        complaint: 'yes',
        answered: 'no',
        begunFrom: flow.from,
        begunTo: flow.to,
        source,
        team,
        ...(topic.length === 0 ? {} : { topic, topicOf: 'opening' as const }),
      }}
    >
      {children}
    </Link>
  );
}
