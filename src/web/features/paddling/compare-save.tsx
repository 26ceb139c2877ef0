import type { RefObject } from 'react';
import { formatInstant } from '../../ui/charts/time-format';
import { SaveLinks } from '../../ui/save-links';
import type { ShownCompare } from '../../url-state/compare-search';
import { apartWords } from './apart-words';
import { compareCsv } from './compare-csv';
import type { ComparedCampaign } from './compared';
import { compareUnits } from './effect-words';

/** The comparison to take along: its table as CSV, its panels as PNG and SVG. */
export function CompareSave({
  campaigns,
  search,
  frame,
}: {
  campaigns: readonly ComparedCampaign[];
  search: ShownCompare;
  frame: RefObject<HTMLElement | null>;
}) {
  return (
    <SaveLinks
      name={`eddyline-campaigns-${search.measure}`}
      csv={() => compareCsv(search.measure, campaigns)}
      surface={() => frame.current}
      words={() => pictureWords(campaigns, search)}
    />
  );
}

function pictureWords(campaigns: readonly ComparedCampaign[], search: ShownCompare) {
  const first = campaigns[0]?.answer;
  const zone = first?.zone ?? 'UTC';
  const named = campaigns.map(({ campaign, answer }) => ({ name: campaign.name, effect: answer.effect }));
  return {
    title: `Campaigns by days from their start: ${compareUnits(search.measure)}`,
    lines: [
      ...(search.measure === 'pledged' ? [] : apartWords(named)),
      `${search.scale === 'shared' && search.measure !== 'pledged' ? 'One scale for all' : 'Each on its own scale'}; days of ${zone}`,
      'solid: observed; dashed: expected, with bands of 50, 80 and 95 %, the narrowest darkest; shaded: flight',
    ],
    foot: `Eddyline · ${first?.effect.version ?? ''} · drawn ${formatInstant(Date.parse(first?.computedAt ?? '') || 0, zone)}`,
  };
}
