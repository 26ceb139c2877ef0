import type { Flow, StageFiguresAnswer } from '../../../contract/flow';
import { FLOW_STAGES } from '../../../domain/flow/flow-stages';
import { formatCount } from '../../ui/charts/number-format';
import { SaveLinks } from '../../ui/save-links';
import { flowCsv } from './flow-csv';
import { flowFileName, flowPicture } from './flow-picture';
import { mostWaitWords, quantileWords, STAGE_MEANINGS, STAGE_NAMES } from './flow-words';

/** How long each stage takes, of all and by team; those that still wait are counted in. */
export function StagesCard({ flow, stale }: { flow: Flow; stale: boolean }) {
  const longest = Math.max(1, ...flow.stages.map(knownSeconds));
  return (
    <section className="flow-card" aria-label="Time per stage">
      <div className="flow-card-head">
        <h2>Time per stage</h2>
        <span className="flow-window">median, those still waiting counted in</span>
        <SaveLinks
          name={flowFileName('stages', flow)}
          words={() => flowPicture('Time per stage', flow)}
          csv={() => flowCsv(flow)}
        />
      </div>
      <div data-stale={stale} className="flow-body">
        <ul className="flow-stages">
          {flow.stages.map((stage) => (
            <li key={stage.stage}>
              <span>{STAGE_NAMES[stage.stage]}</span>
              <span className="flow-stage-bar" aria-hidden="true">
                <span
                  data-open={stage.medianSeconds === null}
                  style={{ width: `${(100 * knownSeconds(stage)) / longest}%` }}
                />
              </span>
              <b>{quantileWords(stage.medianSeconds, stage)}</b>
              <small>
                {mostWaitWords(stage)}
                {formatCount(stage.reached)} of {formatCount(stage.began)} came through,{' '}
                {formatCount(stage.open)} wait
                {stage.declined > 0 && `, ${formatCount(stage.declined)} declined`}
              </small>
            </li>
          ))}
        </ul>
        <TeamTable flow={flow} />
        <details className="flow-meaning">
          <summary>How this is computed</summary>
          <p>
            A complaint is a thread in which somebody complains, counted once. Median and 90th percentile are
            Kaplan–Meier’s: those that still wait count as having waited at least so long, and “over 5 d” says
            that too few came through to know more. What people declined stops waiting. A flaw that came back
            takes its fix away. Figures are of teams, never of a person. Definition {flow.definition}.
          </p>
          <dl>
            {FLOW_STAGES.map((stage) => (
              <div key={stage}>
                <dt>{stage}</dt>
                <dd>{STAGE_MEANINGS[stage]}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </section>
  );
}

function knownSeconds({ medianSeconds, began, watchedSeconds }: StageFiguresAnswer): number {
  return medianSeconds ?? (began === 0 ? 0 : (watchedSeconds ?? 0));
}

function TeamTable({ flow }: { flow: Flow }) {
  if (flow.teams.length === 0) return null;
  const isDam = (team: string | null, stage: string) =>
    flow.dams.some((dam) => dam.stage === stage && (dam.team?.id ?? null) === team);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="flow-scroll" aria-label="Median time per stage, by team" tabIndex={0}>
      <table className="flow-teams">
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col" className="flow-number">
              Complaints
            </th>
            {flow.stages.map(({ stage }) => (
              <th key={stage} scope="col" className="flow-number">
                {STAGE_NAMES[stage]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {flow.teams.map(({ team, threads, stages }) => (
            <tr key={team?.id ?? 'none'}>
              <th scope="row">{team?.name ?? 'No team'}</th>
              <td className="flow-number" data-stage="complaints">
                {formatCount(threads)}
              </td>
              {stages.map((stage) => (
                <td
                  key={stage.stage}
                  className="flow-number"
                  data-dam={isDam(team?.id ?? null, stage.stage)}
                  data-stage={STAGE_NAMES[stage.stage]}
                >
                  {isDam(team?.id ?? null, stage.stage) && <span title="a dam: beyond the limit">▮ </span>}
                  {quantileWords(stage.medianSeconds, stage)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
