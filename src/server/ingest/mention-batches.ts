import type { MentionRow } from '../../contract/canonical-rows';
import type { Rejection } from '../../contract/imports';
import type { Settings } from '../../contract/settings';
import { bucketEnd, bucketStart } from '../../domain/buckets';
import { gapWords, longestGap } from '../../domain/row-gaps';
import { toHandle } from '../../domain/voice-id';
import type { Tx } from '../db/database';
import type { Services } from '../services';
import { readOurAccounts } from '../stores/settings.store';
import { type CoveredPiece, touchSources, widenCoverage } from '../stores/source.store';
import { type BatchContext, type Batches, type BatchResult, partOutcomes } from './batch';
import { currentsEvent } from './counted-change';
import { ingestMentions } from './ingest-mentions';
import { type PreparedMention, prepareMention } from './prepare-mention';
import type { RowOutcome } from './read/rows';
import { withoutSuppressed } from './without-suppressed';

/** After so many rows others get their turn: about ten milliseconds. */
const ROWS_AT_ONCE = 100;
const DAY_MS = 86_400_000;

/** Mentions: prepared (id, language, score) outside the transaction, stored and counted inside it. */
export async function openMentionBatches(services: Services, context: BatchContext): Promise<Batches> {
  const isOurs = ourAccountTest(await readOurAccounts(services.db));
  const sources = new Set<string>();
  const withoutId = { url: 0, content: 0 };
  const days = new Set<number>();

  return {
    async prepare(outcomes) {
      const { rows, rejections } = partOutcomes(outcomes as readonly RowOutcome<MentionRow>[]);
      const now = services.now();
      const prepare = { importId: context.importId, now, engine: services.engine, isOurs };
      const prepared: PreparedMention[] = [];
      for (const { line, row } of rows) {
        if (prepared.length % ROWS_AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve));
        prepared.push(prepareMention(line, row, prepare));
      }
      for (const { identifiedBy } of prepared) if (identifiedBy !== 'id') withoutId[identifiedBy]++;
      for (const { mention } of prepared) {
        sources.add(mention.source);
        days.add(Math.floor(mention.at.getTime() / DAY_MS) * DAY_MS);
      }
      return {
        rejections,
        write: async (tx) => {
          const { kept, refused } = await withoutSuppressed(tx, prepared);
          const ingested = await ingestMentions(tx, kept);
          await coverSources(tx, context, kept, now);
          return {
            ...ingested,
            ...extentOf(kept),
            refused: refused.map(refusal),
            sources: [...sources].sort(),
            event: ingested.window && currentsEvent(ingested.window),
            notes: { withheld: ingested.withheld },
          } satisfies BatchResult & Record<string, unknown>;
        },
      };
    },
    warnings({ withheld = 0 }) {
      const found = [];
      if (withoutId.url > 0) {
        found.push({
          code: 'identified-by-url',
          message: `${withoutId.url} rows have no id: their address is it.`,
        });
      }
      if (withoutId.content > 0) {
        found.push({
          code: 'identified-by-content',
          message: `${withoutId.content} rows have no id and no address: source, time, author and text are it.`,
        });
      }
      if (withheld > 0) {
        found.push({
          code: 'withheld',
          message: `${withheld} rows were deleted or erased before; their words were not taken in again.`,
        });
      }
      const gap = context.collected === null && context.covers === null ? longestGap(days) : null;
      if (gap) {
        found.push({
          code: 'gaps',
          message: `No rows ${gapWords(gap)}: taken as collected, and nothing said. If nothing was collected then, withdraw this import and send the file again with only the days that have rows as collected.`,
        });
      }
      return found;
    },
  };
}

/** Is an author one of our accounts? Compared without case and a leading @. */
export function ourAccountTest(
  accounts: Settings['ourAccounts'],
): (source: string, author: string) => boolean {
  const names = new Set(accounts.map(({ source, handle }) => `${source ?? ''}\u001f${toHandle(handle)}`));
  return (source, author) => {
    const handle = toHandle(author);
    return names.has(`${source}\u001f${handle}`) || names.has(`\u001f${handle}`);
  };
}

function refusal({ line }: PreparedMention): Rejection {
  return { line, field: 'author', message: 'This person was erased; their words are not taken in again.' };
}

function extentOf(rows: readonly PreparedMention[]): { firstAt: number | null; lastAt: number | null } {
  let firstAt: number | null = null;
  let lastAt: number | null = null;
  for (const { mention } of rows) {
    const at = mention.at.getTime();
    firstAt = firstAt === null ? at : Math.min(firstAt, at);
    lastAt = lastAt === null ? at : Math.max(lastAt, at);
  }
  return { firstAt, lastAt };
}

async function coverSources(
  tx: Tx,
  context: BatchContext,
  rows: readonly PreparedMention[],
  now: Date,
): Promise<void> {
  const stretches = new Map<string, CoveredPiece>();
  const reporting = new Map<string, boolean>();
  for (const { mention } of rows) {
    const at = mention.at.getTime();
    const covered = coveredBy(context, at, now.getTime());
    const key = `${covered.piece} ${mention.source}`;
    const stretch = stretches.get(key) ?? { source: mention.source, ...covered };
    stretch.fromMs = Math.min(stretch.fromMs, at);
    stretch.toMs = Math.max(stretch.toMs, at);
    stretches.set(key, stretch);
    reporting.set(mention.source, reporting.get(mention.source) === true || mention.followers !== null);
  }
  const found = [...reporting].map(([id, reportsFollowers]) => ({ id, reportsFollowers }));
  await touchSources(tx, found, now);
  const inOrder = [...stretches.values()].sort((a, b) =>
    a.source === b.source ? a.piece - b.piece : a.source < b.source ? -1 : 1,
  );
  await widenCoverage(tx, context.importId, inOrder);
}

/** What one row says was collected: what is stated, its day where only days with rows were, else its moment. */
function coveredBy(
  { covers, collected, zone }: BatchContext,
  atMs: number,
  nowMs: number,
): { fromMs: number; toMs: number; piece: number } {
  if (covers !== null) return { ...covers, piece: 0 };
  if (collected !== 'with-rows') return { fromMs: atMs, toMs: atMs, piece: 0 };
  const fromMs = bucketStart(atMs, 'day', zone);
  const toMs = Math.min(bucketEnd(fromMs, 'day', zone) - 1, Math.max(nowMs, atMs));
  return { fromMs, toMs, piece: Math.floor(fromMs / DAY_MS) };
}
