import type { Flow, FlowPlace } from '../../../contract/flow';
import { formatCount, formatShare } from '../../ui/charts/number-format';
import type { FlowSearch } from '../../url-state/flow-search';
import { FlowThreads } from './flow-threads';

const STEPS: readonly { column: FlowPlace['column']; title: string }[] = [
  { column: 'topic', title: 'What they were about' },
  { column: 'team', title: 'Where they went' },
  { column: 'outcome', title: 'What became of them' },
];

/** The figures of the streams for a narrow screen: step after step, each place a bar as long as its share. */
export function FlowSteps({ flow, search }: { flow: Flow; search: FlowSearch }) {
  return (
    <div className="flow-steps">
      {STEPS.map(({ column, title }) => (
        <section key={column} aria-label={title}>
          <h3>{title}</h3>
          <ul>
            {flow.places
              .filter((place) => place.column === column)
              .sort((one, other) => other.threads - one.threads)
              .map(({ key, name, threads }) => (
                <li key={key} data-place={key}>
                  <span>{name}</span>
                  <b>
                    <FlowThreads flow={flow} search={search} places={[key]}>
                      {formatCount(threads)}
                    </FlowThreads>
                  </b>
                  <span className="flow-step-bar" aria-hidden="true">
                    <span style={{ width: `${(100 * threads) / Math.max(1, flow.threads)}%` }} />
                  </span>
                  <small>{formatShare(threads, flow.threads)}</small>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
