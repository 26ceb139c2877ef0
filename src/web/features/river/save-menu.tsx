import { Download } from 'lucide-react';
import { type RefObject, useState } from 'react';
import type { Currents } from '../../../contract/currents';
import { saveCsv, saveFile } from '../../lib/save-file';
import type { NamedSeries } from '../../ui/charts/series-layer';
import { pictureName, pictureWords } from './picture-words';
import { riverCsv, riverCsvName } from './river-csv';
import type { RiverBucket } from './river-rows';

/** What is seen, to take along: the buckets as CSV, the chart as PNG and SVG with what it stands on printed in. */
export function SaveMenu({
  currents,
  buckets,
  series,
  frame,
  hasChart,
}: {
  currents: Currents | undefined;
  buckets: readonly RiverBucket[];
  /** The chosen topics. */
  series: readonly NamedSeries[];
  frame: RefObject<HTMLElement | null>;
  /** Is the chart shown, and not the table? */
  hasChart: boolean;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const savePicture = async (ending: 'png' | 'svg') => {
    const surface = frame.current?.querySelector<HTMLElement>('.chart-surface');
    if (!currents || !surface) return;
    try {
      const { chartSvg, pngOf } = await import('../../ui/charts/chart-picture');
      const svg = chartSvg(
        surface,
        pictureWords(
          currents,
          series.map(({ name }) => name),
        ),
      );
      const content = ending === 'png' ? await pngOf(svg) : new Blob([svg], { type: 'image/svg+xml' });
      saveFile(pictureName(currents, ending), content);
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The picture could not be made.');
    }
  };
  return (
    <span className="river-save">
      <Download size={14} aria-hidden="true" />
      <button
        type="button"
        className="river-link"
        disabled={!currents}
        onClick={() => currents && saveCsv(riverCsvName(currents), riverCsv(currents, buckets, series))}
      >
        CSV
      </button>
      {hasChart &&
        (['png', 'svg'] as const).map((ending) => (
          <button
            key={ending}
            type="button"
            className="river-link"
            disabled={!currents}
            onClick={() => void savePicture(ending)}
          >
            {ending.toUpperCase()}
          </button>
        ))}
      {problem && <span role="alert">{problem}</span>}
    </span>
  );
}
