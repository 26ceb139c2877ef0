import { type ClassCorrection, correctionBy, MIN_CLASS_LABELS } from '../../domain/quantify/class-correction';
import type { ClassMeans, MeasuredClasses } from '../../domain/quantify/class-means';
import { MEASURED_ACCURACY } from '../../domain/quantify/measured-accuracy';
import { MEASURED_CLASSES, MEASURED_ENGINE } from '../../domain/quantify/measured-classes';
import type { Db } from '../db/database';
import { auditCells, type ConfusionCell, measuredByAudit } from '../stores/label.store';

/** How the classes of each language are told apart, by which labels, and why some cannot be. */
export interface KnownCorrections {
  byLanguage: ReadonlyMap<string, ClassCorrection>;
  languages: {
    lang: string;
    measuredOn: 'validation' | 'audit';
    labels: number;
    /** In what share of these, or of test posts like them, the engine said what people say. */
    right: number | null;
    unproven: string | null;
  }[];
}

const CLASSES = ['negative', 'neutral', 'positive'] as const;
const NONE: ClassMeans = { labels: 0, mean: [0, 0], scatter: [0, 0, 0] };
let shipped: Map<string, ClassCorrection | string> | null = null;

/**
 * The corrections for what an engine says: by the workspace's own audit where that has labels enough of every class, else
 * by the validation posts on which the engine that ships was measured. None for an engine that nobody measured.
 */
export async function readClassCorrections(db: Db, engine: string): Promise<KnownCorrections> {
  const measured = new Map<string, { measuredOn: 'validation' | 'audit'; classes: MeasuredClasses }>();
  if (engine === MEASURED_ENGINE)
    for (const [lang, classes] of Object.entries(MEASURED_CLASSES))
      measured.set(lang, { measuredOn: 'validation', classes });
  const audited = await measuredByAudit(db, engine);
  for (const lang of new Set(audited.map((row) => row.lang))) {
    const of = (label: string) =>
      audited.find((row) => row.lang === lang && row.sentiment === label)?.means ?? NONE;
    const classes = CLASSES.map(of) as unknown as MeasuredClasses;
    const enough = classes.every(({ labels }) => labels >= MIN_CLASS_LABELS);
    if (enough) measured.set(lang, { measuredOn: 'audit', classes });
  }
  const isAudited = [...measured.values()].some(({ measuredOn }) => measuredOn === 'audit');
  const cells = isAudited ? await auditCells(db, engine, false) : [];
  const byLanguage = new Map<string, ClassCorrection>();
  const languages = [...measured].map(([lang, { measuredOn, classes }]) => {
    const correction = measuredOn === 'audit' ? correctionBy(classes) : shippedCorrection(lang);
    if (typeof correction !== 'string') byLanguage.set(lang, correction);
    return {
      lang,
      measuredOn,
      labels: classes.reduce((sum, { labels }) => sum + labels, 0),
      right: measuredOn === 'audit' ? rightIn(cells, lang) : (MEASURED_ACCURACY[lang] ?? null),
      unproven: typeof correction === 'string' ? correction : null,
    };
  });
  return { byLanguage, languages: languages.sort((a, b) => (a.lang < b.lang ? -1 : 1)) };
}

function rightIn(cells: readonly ConfusionCell[], lang: string): number | null {
  const own = cells.filter((cell) => cell.lang === lang);
  const all = own.reduce((sum, { labels }) => sum + labels, 0);
  const right = own.reduce((sum, { sentiment, said, labels }) => sum + (sentiment === said ? labels : 0), 0);
  return all === 0 ? null : right / all;
}

function shippedCorrection(lang: string): ClassCorrection | string {
  shipped ??= new Map(
    Object.entries(MEASURED_CLASSES).map(([each, classes]) => [each, correctionBy(classes)]),
  );
  return shipped.get(lang) ?? 'nobody measured it';
}
