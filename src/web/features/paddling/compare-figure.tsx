import { useMemo, useRef, useState } from 'react';
import { createCursorStore } from '../../ui/charts/cursor-store';
import { Segment } from '../../ui/segment';
import { useElementWidth } from '../../ui/use-element-width';
import { type CompareUpdate, type ShownCompare, withScale } from '../../url-state/compare-search';
import { alignedDays, alignedReach } from './aligned-days';
import { ComparePanel } from './compare-panel';
import { CompareReadOut } from './compare-read-out';
import { CompareSave } from './compare-save';
import type { ComparedCampaign } from './compared';
import { effectDays } from './effect-days';
import { EffectLegend } from './effect-legend';
import { type ValueAxis, valueAxis } from './effect-rows';
import { compareUnits } from './effect-words';

/** On one axis a panel whose values are this many times smaller than the largest is a flat line. */
const FLAT = 5;
const GAP_PX = 12;
const SCALES = [
  { way: 'shared', words: 'one scale' },
  { way: 'own', words: 'own scales' },
] as const;
const MIN_PANEL_PX = 320;

/** Campaigns beside each other, all from their day 0, on one axis unless each is given its own. */
export function CompareFigure({
  campaigns,
  search,
  onUpdate,
}: {
  campaigns: readonly ComparedCampaign[];
  search: ShownCompare;
  onUpdate: (update: CompareUpdate) => void;
}) {
  const [store] = useState(createCursorStore);
  const [ref, widthPx] = useElementWidth<HTMLDivElement>();
  const frame = useRef<HTMLDivElement>(null);
  const aligned = useMemo(() => {
    const every = campaigns.map(({ answer }) => effectDays(answer));
    const reach = alignedReach(every);
    return { reach, days: every.map((days) => alignedDays(days, reach)) };
  }, [campaigns]);
  const own = useMemo(() => aligned.days.map((days) => valueAxis(days)), [aligned]);
  const shared = useMemo(() => valueAxis(aligned.days.flat()), [aligned]);
  const named = useMemo(
    () =>
      campaigns.map(({ campaign, answer }, place) => ({
        name: campaign.name,
        measure: answer.effect.measure,
        days: aligned.days[place] ?? [],
      })),
    [campaigns, aligned],
  );
  const isOwn = search.measure === 'pledged';
  const isShared = search.scale === 'shared' && !isOwn;
  const columns = widthPx >= 2 * MIN_PANEL_PX + GAP_PX && campaigns.length > 1 ? 2 : 1;
  const panelPx = Math.floor((widthPx - (columns - 1) * GAP_PX) / columns);
  const levels = campaigns
    .flatMap(({ answer }) => answer.buckets)
    .find(({ expected }) => expected)
    ?.expected?.bands.map(({ level }) => level);
  return (
    <>
      <div className="effect-figure-head">
        <EffectLegend levels={levels ?? []} />
        <span>{compareUnits(search.measure)}</span>
        <span className="effect-actions">
          {campaigns.length > 1 && !isOwn && (
            <Segment
              label="Scale"
              ways={SCALES}
              chosen={search.scale}
              onChoose={(scale) => onUpdate(withScale(scale))}
            />
          )}
          <CompareSave campaigns={campaigns} search={search} frame={frame} />
        </span>
      </div>
      <CompareReadOut store={store} campaigns={named} reach={aligned.reach} />
      {isShared && isFlat(own) && (
        <p className="effect-note compare-flat">
          On one scale the smaller ones are nearly flat; their own scales show their shape.
        </p>
      )}
      <div ref={ref} className="compare-body">
        <div
          ref={frame}
          className="compare-panels"
          style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
        >
          {widthPx > 0 &&
            campaigns.map((compared, place) => (
              <ComparePanel
                key={compared.id}
                compared={compared}
                days={aligned.days[place] ?? []}
                reach={aligned.reach}
                axis={isShared ? shared : (own[place] ?? shared)}
                store={store}
                widthPx={panelPx}
              />
            ))}
        </div>
      </div>
    </>
  );
}

function isFlat(axes: readonly ValueAxis[]): boolean {
  const tops = axes.map(({ domain }) => Math.max(Math.abs(domain[0]), Math.abs(domain[1])));
  return Math.max(...tops) > FLAT * Math.min(...tops);
}
