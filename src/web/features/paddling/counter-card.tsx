import type { CampaignEffect } from '../../../contract/effects';
import { Card } from '../../ui/card';
import { HarmChip } from '../../ui/harm-chip';
import { subjectWords } from './effect-words';
import { EffectWords } from './effect-words-view';

type Counter = NonNullable<CampaignEffect['counter']>;

/** The counter-current: what was named before as a sign of harm, and whether it came. */
export function CounterCard({ counter }: { counter: Counter }) {
  const { direction, verdict, words, effect } = counter;
  return (
    <Card title="Counter-current" aside="named before as a sign of harm">
      <div className="counter">
        <p>
          <HarmChip verdict={verdict} /> {words}
        </p>
        <p className="effect-line">
          Named as harm: {subjectWords(effect)} {direction}.
        </p>
        <EffectWords effect={effect} size="small" />
      </div>
    </Card>
  );
}
