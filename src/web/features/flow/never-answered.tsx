import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Flow } from '../../../contract/flow';
import type { FlowSearch } from '../../url-state/flow-search';

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
