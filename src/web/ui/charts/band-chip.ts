import type { CounterVerdict, PledgeVerdict, Verdict } from '../../../domain/effect/verdict-kinds';
import { HARM_SIGNS, VERDICT_SIGNS, VERDICT_WORDS } from '../verdict-signs';
import type { PlacedCampaign } from './paddling-layout';
import { textWidthPx } from './text-width';

/** What a campaign came to, in one word and in a line. */
export interface BandVerdict {
  verdict: Verdict | PledgeVerdict;
  words: string;
  /** What was named as harm and came, or leans to have come. */
  harm?: { verdict: CounterVerdict; words: string } | undefined;
}

type Told = Pick<BandVerdict, 'verdict' | 'harm'>;

const NAME_PX = 11;
const CHIP_PX = 10.5;
const GAP_PX = 8;
const PAD_PX = 5;
const EDGE_PX = 5;

/**
 * Where a verdict stands on a campaign's band, or harm in its place: behind the name, when all of both has room inside; else nowhere, for a
 * chip beside its band would be read as another campaign's.
 */
export function bandChip(
  { x1, inside, label }: Pick<PlacedCampaign, 'x1' | 'inside' | 'label'>,
  told: Told,
): { x: number; width: number; text: string } | null {
  if (!inside || !label) return null;
  const text = told.harm
    ? `${HARM_SIGNS[told.harm.verdict]} ${told.harm.verdict}`
    : `${VERDICT_SIGNS[told.verdict]} ${VERDICT_WORDS[told.verdict]}`;
  const width = textWidthPx(text, CHIP_PX) + 2 * PAD_PX;
  const x = label.x + textWidthPx(label.text, NAME_PX) + GAP_PX;
  return x + width + EDGE_PX <= x1 ? { x, width, text } : null;
}

/** How sure a verdict is, by the chip's border: drawn, dashed or none. */
export function chipBorder({ verdict, harm }: Told): 'sure' | 'leaning' | 'none' {
  if (harm) return harm.verdict === 'harm' ? 'sure' : 'leaning';
  if (verdict === 'kept' || verdict === 'missed' || verdict.startsWith('clear')) return 'sure';
  return verdict.startsWith('leaning') ? 'leaning' : 'none';
}

/** What campaigns came to, by their ids, as far as it is known. */
export type BandVerdicts = ReadonlyMap<string, BandVerdict>;
