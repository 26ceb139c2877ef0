import { Link } from '@tanstack/react-router';
import type { DamAnswer, Flow } from '../../../contract/flow';
import { formatCount } from '../../ui/charts/number-format';
import { SaveLinks } from '../../ui/save-links';
import type { FlowSearch } from '../../url-state/flow-search';
import { damsCsv } from './flow-csv';
import { flowFileName, flowPicture } from './flow-picture';
import { FlowThreads } from './flow-threads';
import { LimitsForm } from './limits-form';

/** Where the water stops: complaints that wait longer than the workspace allows, and where they are found. */
export function DamsCard({ flow, stale, search }: { flow: Flow; stale: boolean; search: FlowSearch }) {
  return (
    <section className="flow-card" aria-label="Where the water stops">
      <div className="flow-card-head">
        <h2>Where the water stops</h2>
        <span className="flow-window">at least 3 complaints beyond the limit</span>
        <SaveLinks
          name={flowFileName('dams', flow)}
          words={() => flowPicture('Where the water stops', flow)}
          csv={() => damsCsv(flow)}
        />
      </div>
      <div data-stale={stale} className="flow-body">
        {flow.dams.length === 0 ? (
          <p className="flow-note">
            Nowhere: no three complaints of this window wait for the same stage at the same team for longer
            than the limit.
          </p>
        ) : (
          <ol className="flow-dams">
            {flow.dams.map((dam) => (
              <Dam key={`${dam.stage} ${dam.team?.id}`} flow={flow} search={search} dam={dam} />
            ))}
          </ol>
        )}
        {flow.dams.some(({ stage }) => stage === 'seen') && (
          <p className="flow-note">
            Seen means that somebody of the team it goes to opened it or acted on it. An answer in public by
            others is no look of theirs: one that was answered may still wait to be seen.
          </p>
        )}
        <LimitsForm limits={flow.limits} />
      </div>
    </section>
  );
}

function Dam({ flow, search, dam }: { flow: Flow; search: FlowSearch; dam: DamAnswer }) {
  const at = `team:${dam.team?.id ?? 'none'}`;
  const share = dam.waiting === 0 ? 0 : dam.overLimit / dam.waiting;
  return (
    <li className="flow-dam">
      <p>
        <span className="flow-dam-sign" aria-hidden="true">
          ▮
        </span>{' '}
        {dam.words}
      </p>
      <div className="flow-dam-line">
        <span className="flow-dam-bar" aria-hidden="true">
          <span style={{ width: `${100 * share}%` }} />
        </span>
        <span>
          <FlowThreads flow={flow} search={search} places={[at, `waits:${dam.stage}:${dam.limitHours}`]}>
            {formatCount(dam.overLimit)} beyond the limit
          </FlowThreads>{' '}
          of{' '}
          <FlowThreads flow={flow} search={search} places={[at, `waits:${dam.stage}`]}>
            {formatCount(dam.waiting)} waiting there
          </FlowThreads>
        </span>
        {dam.stage !== 'seen' && dam.stage !== 'accepted' && <Link to="/flaws">see the flaws</Link>}
      </div>
    </li>
  );
}
