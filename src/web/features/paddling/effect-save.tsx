import { Download } from 'lucide-react';
import { type RefObject, useState } from 'react';
import type { CampaignEffect } from '../../../contract/effects';
import { saveCsv, saveFile } from '../../lib/save-file';
import { effectCsv, effectFileName } from './effect-csv';
import type { ShownDay } from './effect-days';
import { effectPictureWords } from './effect-picture';

/** What is seen, to take along: the days as CSV, the chart as PNG and SVG with what it stands on printed in. */
export function EffectSave({
  campaign,
  answer,
  days,
  frame,
  hasChart,
}: {
  campaign: string;
  answer: CampaignEffect;
  days: readonly ShownDay[];
  frame: RefObject<HTMLElement | null>;
  /** Is the chart shown, and not the table? */
  hasChart: boolean;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const savePicture = async (ending: 'png' | 'svg') => {
    const surface = frame.current?.querySelector<HTMLElement>('.chart-surface');
    if (!surface) return;
    try {
      const { chartSvg, pngOf } = await import('../../ui/charts/chart-picture');
      const svg = chartSvg(surface, effectPictureWords(campaign, answer, days));
      const content = ending === 'png' ? await pngOf(svg) : new Blob([svg], { type: 'image/svg+xml' });
      saveFile(effectFileName(campaign, answer, ending), content);
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The picture could not be made.');
    }
  };
  return (
    <span className="effect-save">
      <Download size={14} aria-hidden="true" />
      <button
        type="button"
        className="effect-link"
        onClick={() => saveCsv(effectFileName(campaign, answer, 'csv'), effectCsv(campaign, answer))}
      >
        CSV
      </button>
      {hasChart &&
        (['png', 'svg'] as const).map((ending) => (
          <button key={ending} type="button" className="effect-link" onClick={() => void savePicture(ending)}>
            {ending.toUpperCase()}
          </button>
        ))}
      {problem && <span role="alert">{problem}</span>}
    </span>
  );
}
