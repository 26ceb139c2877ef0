import type { EffectReading } from '../../../contract/effects';
import type { PledgeMeasure } from '../../../contract/pledge-measures';
import { VerdictChip } from '../../ui/verdict-chip';
import { type CampaignUpdate, withTarget } from '../../url-state/campaign-search';
import { foundWords, subjectWords } from './effect-words';

/** Other measures of the same topic, which nobody named before: one line each, and the way to look at one. */
export function FoundList({
  found,
  pledged,
  shown,
  onUpdate,
}: {
  found: readonly EffectReading[];
  pledged: EffectReading;
  /** The measure that is looked at instead of the pledged one. */
  shown: PledgeMeasure | null;
  onUpdate: (update: CampaignUpdate) => void;
}) {
  if (found.length === 0) return null;
  return (
    <section className="found" aria-label="Found afterwards">
      <h3>Found afterwards</h3>
      <p>Nobody said before that these would move. Of several measures one easily moves by chance.</p>
      <ul>
        {found.map((reading) => (
          <li key={reading.measure}>
            <button
              type="button"
              className="effect-link"
              aria-pressed={reading.measure === shown}
              onClick={() =>
                onUpdate(withTarget({ measure: reading.measure, topic: null, among: null, per: null }))
              }
            >
              {subjectWords(reading)}
            </button>
            <VerdictChip verdict={reading.verdict} isShared={reading.overlapping.length > 0} />
            <span>{foundWords(reading, pledged)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
