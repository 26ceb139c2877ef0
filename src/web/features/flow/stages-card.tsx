import type { Flow, StageFiguresAnswer } from '../../../contract/flow';
import { mostWaitWords, quantileWords, STAGE_NAMES } from '../../lib/flow-words';
import { formatCount } from '../../ui/charts/number-format';
import { SaveLinks } from '../../ui/save-links';
import type { FlowSearch } from '../../url-state/flow-search';
import { stagesCsv } from './flow-csv';
import { flowFileName, flowPicture } from './flow-picture';
import { FlowThreads } from './flow-threads';

/** How long each stage takes, of all; those that still wait are counted in. */
export function StagesCard({ flow, stale, search }: { flow: Flow; stale: boolean; search: FlowSearch }) {
  const longest = Math.max(1, ...flow.stages.map(knownSeconds));
  return (
    <section className="flow-card" aria-label="Time per stage">
      <div className="flow-card-head">
        <h2>Time per stage</h2>
        <span className="flow-window">median, those still waiting counted in</span>
        <SaveLinks
          name={flowFileName('stages', flow)}
          words={() => flowPicture('Time per stage', flow)}
          csv={() => stagesCsv(flow)}
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
                {stage.open === 0 ? (
                  '0 wait'
                ) : (
                  <FlowThreads flow={flow} search={search} places={[`waits:${stage.stage}`]}>
                    {formatCount(stage.open)} wait
                  </FlowThreads>
                )}
                {stage.unstated > 0 && `, of ${formatCount(stage.unstated)} nobody stated how long it took`}
                {stage.declined > 0 && `, ${formatCount(stage.declined)} declined`}
              </small>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function knownSeconds({ medianSeconds, began, watchedSeconds }: StageFiguresAnswer): number {
  return medianSeconds ?? (began === 0 ? 0 : (watchedSeconds ?? 0));
}
