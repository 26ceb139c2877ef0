import type { RefObject } from 'react';
import type { EffectAnswer } from '../../../contract/effects';
import { SaveLinks } from '../../ui/save-links';
import { effectCsv, effectFileName } from './effect-csv';
import type { ShownDay } from './effect-days';
import { effectPictureWords } from './effect-picture';

/** What is seen, to take along: the days as CSV, the chart as PNG and SVG with what it stands on printed in. */
export function EffectSave({
  campaign,
  answer,
  days,
  frame,
}: {
  campaign: string;
  answer: EffectAnswer;
  days: readonly ShownDay[];
  frame: RefObject<HTMLElement | null>;
}) {
  return (
    <SaveLinks
      name={effectFileName(campaign, answer)}
      csv={() => effectCsv(campaign, answer)}
      surface={() => frame.current?.querySelector<HTMLElement>('.chart-surface, table')}
      words={() => effectPictureWords(campaign, answer, days)}
    />
  );
}
