import type { Flow } from '../../../contract/flow';
import { formatQuantity } from '../../ui/charts/number-format';
import type { ViewWords } from '../../ui/charts/save-view';
import { formatSpan } from '../../ui/charts/time-format';

/** What is printed of a part of the flow: its window, how many complaints it is of, and its definition. */
export function flowPicture(title: string, flow: Flow): ViewWords {
  const span = formatSpan({ startMs: Date.parse(flow.from), endExclusiveMs: Date.parse(flow.to) }, flow.zone);
  const read = flow.capped ? ' (the newest that are read at once)' : '';
  return {
    title: `The flow of complaints: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    lines: [`${formatQuantity(flow.threads, 'complaint')}${read}, first said ${span}; ${flow.zone}`],
    window: flow,
    definition: flow.definition,
  };
}

export function flowFileName(part: string, { from, to }: Flow): string {
  return `eddyline-flow-${part}-${from.slice(0, 10)}-${to.slice(0, 10)}`;
}
