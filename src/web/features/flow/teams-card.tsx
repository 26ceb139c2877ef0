import type { ReactNode } from 'react';
import type { Flow, StageFiguresAnswer } from '../../../contract/flow';
import { FLOW_STAGES } from '../../../domain/flow/flow-stages';
import { quantileWords, STAGE_MEANINGS, STAGE_NAMES } from '../../lib/flow-words';
import { formatCount } from '../../ui/charts/number-format';
import { SaveLinks } from '../../ui/save-links';
import type { FlowSearch } from '../../url-state/flow-search';
import { teamsCsv } from './flow-csv';
import { flowFileName, flowPicture } from './flow-picture';
import { FlowThreads } from './flow-threads';

/** How long each stage takes at each team, and who waits there now. */
export function TeamsCard({ flow, stale, search }: { flow: Flow; stale: boolean; search: FlowSearch }) {
  return (
    <section className="flow-card" aria-label="Time per stage, by team">
      <div className="flow-card-head">
        <h2>Time per stage, by team</h2>
        <span className="flow-window">median; below it how many wait there now</span>
        <SaveLinks
          name={flowFileName('teams', flow)}
          words={() => flowPicture('Time per stage, by team', flow)}
          csv={() => teamsCsv(flow)}
        />
      </div>
      <div data-stale={stale} className="flow-body">
        {flow.teams.length > 0 && <TeamTable flow={flow} search={search} />}
        <details className="flow-meaning">
          <summary>How this is computed</summary>
          <p>
            A complaint is a thread in which somebody complains, counted once. Median and 90th percentile are
            Kaplan–Meier’s: those that still wait count as having waited at least so long, and “over 5 d” says
            that too few came through to know more. What people declined stops waiting. A flaw that came back
            takes its fix away. A fix dated before its flaw was accepted, or recorded after it took effect,
            says nothing about how long it took; telling begins when the fix is known here. Figures are of
            teams, never of a person. Definition {flow.definition}.
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

function TeamTable({ flow, search }: { flow: Flow; search: FlowSearch }) {
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
                <FlowThreads flow={flow} search={search} places={[`team:${team?.id ?? 'none'}`]}>
                  {formatCount(threads)}
                </FlowThreads>
              </td>
              {stages.map((stage) => (
                <td
                  key={stage.stage}
                  className="flow-number"
                  data-dam={isDam(team?.id ?? null, stage.stage)}
                  data-stage={STAGE_NAMES[stage.stage]}
                >
                  {isDam(team?.id ?? null, stage.stage) && <span title="a dam: beyond the limit">▮ </span>}
                  <Wait
                    stage={stage}
                    link={(words) => (
                      <FlowThreads
                        flow={flow}
                        search={search}
                        places={[`team:${team?.id ?? 'none'}`, `waits:${stage.stage}`]}
                      >
                        {words}
                      </FlowThreads>
                    )}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A stage of a team: its median, and those who wait there now behind it. */
function Wait({ stage, link }: { stage: StageFiguresAnswer; link: (words: string) => ReactNode }) {
  return (
    <>
      {quantileWords(stage.medianSeconds, stage)}
      {stage.open > 0 && <small className="flow-waits"> {link(`${formatCount(stage.open)} wait`)}</small>}
    </>
  );
}
