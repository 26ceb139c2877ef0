import type { CampaignRow, MarkRow, PostRow } from '../../contract/canonical-rows';
import { deterministicId, mentionId } from '../../domain/ids';
import type { Tx } from '../db/database';
import type { Services } from '../services';
import { campaignIdByName, insertCampaign, readCampaign, updateCampaign } from '../stores/campaign.store';
import { publish } from '../stores/event.store';
import { insertMark, readMark, updateMark } from '../stores/mark.store';
import { tombstonesAmong } from '../stores/mention.store';
import { type PostValues, readPostValues, stateFigures, upsertPost } from '../stores/post.store';
import { lockThreads } from '../stores/thread.store';
import {
  type AnyRow,
  type BatchContext,
  type Batches,
  type BatchResult,
  type Notes,
  partOutcomes,
  type Warning,
} from './batch';
import { type ChangedWindow, currentsEvent } from './counted-change';
import type { RowOutcome } from './read/rows';
import { redirectMentions } from './redirect-mentions';

type Kept = 'accepted' | 'duplicate' | 'changed';

interface Paddling<Row> {
  /** How each row of a batch is kept, in order; what all of them need to know is read once. */
  keeper(tx: Tx, rows: readonly Row[], now: Date, notes: Notes): Promise<(row: Row) => Promise<Kept>>;
  from(row: Row): number;
  to(row: Row): number;
  source?(row: Row): string;
  /** What follows from the rows of a batch once they are kept. */
  after?(tx: Tx, rows: readonly Row[]): Promise<ChangedWindow>;
  warnings?(notes: Notes): Warning[];
}

/** Campaigns: known by outside id, else by name; a known one whose fields differ is changed in place. */
export function campaignBatches(services: Services, { importId }: BatchContext): Batches {
  return paddlingBatches<CampaignRow>(services, {
    from: (row) => row.startAt,
    to: (row) => row.endExclusive,
    keeper: async (tx, _, now) => async (row) => {
      const id = deterministicId('campaign', 'import', row.externalId ?? row.name);
      const values = {
        name: row.name,
        startAt: new Date(row.startAt),
        endExclusive: new Date(row.endExclusive),
        channels: row.channels,
        objective: row.objective,
        owner: row.owner,
      };
      if (await insertCampaign(tx, { ...values, id, externalId: row.externalId, importId, actor: null }, now))
        return 'accepted';
      const known = await readCampaign(tx, id);
      const same =
        known !== null &&
        known.name === row.name &&
        Date.parse(known.startAt) === row.startAt &&
        Date.parse(known.endExclusive) === row.endExclusive &&
        known.channels.join('\n') === row.channels.join('\n') &&
        known.objective === row.objective &&
        known.owner === row.owner;
      if (same) return 'duplicate';
      await updateCampaign(tx, id, { ...values, actor: null }, now);
      return 'changed';
    },
  });
}

/** Posts: the same id as the outbound mention that is the same thing; newer figures replace older ones. */
export function postBatches(services: Services, { importId }: BatchContext): Batches {
  return paddlingBatches<PostRow>(services, {
    from: (row) => row.at,
    to: (row) => row.at,
    source: (row) => row.channel,
    async keeper(tx, rows, now, notes) {
      // Nobody may bury one of them between looking and writing.
      await lockThreads(tx);
      const ids = [...new Set(rows.map((row) => postIdOf(row)))];
      const buried = await tombstonesAmong(tx, ids);
      const standing = await readPostValues(tx, ids);
      const campaigns = await campaignsNamed(tx, rows);
      const kept = rows.map((row) => ({ id: postIdOf(row), row })).filter(({ id }) => !buried.has(id));
      await stateFigures(tx, figuresSaid(kept), { importId, learnedAt: now });
      return async (row) => {
        const id = postIdOf(row);
        if (buried.has(id)) {
          notes.withheld = (notes.withheld ?? 0) + 1;
          return 'duplicate';
        }
        const campaignId = row.campaign === null ? null : (campaigns.get(row.campaign) ?? null);
        if (row.campaign !== null && campaignId === null) {
          notes.withoutCampaign = (notes.withoutCampaign ?? 0) + 1;
        }
        const known = standing.get(id);
        const values: PostValues = {
          at: new Date(row.at),
          channel: row.channel,
          text: row.text,
          url: row.url,
          campaign_id: campaignId ?? known?.campaign_id ?? null,
          metrics: { ...known?.metrics, ...row.metrics },
        };
        if (known && samePost(known, values)) return 'duplicate';
        const saysFigures = Object.keys(row.metrics).length > 0;
        await upsertPost(
          tx,
          { ...values, id, externalId: row.externalId, importId, actor: null },
          saysFigures,
          now,
        );
        standing.set(id, values);
        return known ? 'changed' : 'accepted';
      };
    },
    after: (tx, rows) =>
      redirectMentions(
        tx,
        rows.map((row) => postIdOf(row)),
      ),
    warnings: ({ withoutCampaign = 0, withheld = 0 }) => [
      ...(withoutCampaign === 0
        ? []
        : [
            {
              code: 'unknown-campaign',
              message: `${withoutCampaign} posts name a campaign that does not exist.`,
            },
          ]),
      ...(withheld === 0
        ? []
        : [
            {
              code: 'withheld',
              message: `${withheld} posts were deleted or erased before; their words were not taken in again.`,
            },
          ]),
    ],
  });
}

/** The campaigns that posts name; names that are none's are left out. */
async function campaignsNamed(tx: Tx, rows: readonly PostRow[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of new Set(rows.flatMap(({ campaign }) => campaign ?? []))) {
    const id = await campaignIdByName(tx, name);
    if (id !== null) found.set(name, id);
  }
  return found;
}

/** What a batch says of each post's figures; of what it says twice the later words stand. */
function figuresSaid(kept: readonly { id: string; row: PostRow }[]): Map<string, PostRow['metrics']> {
  const said = new Map<string, PostRow['metrics']>();
  for (const { id, row } of kept) said.set(id, { ...said.get(id), ...row.metrics });
  return said;
}

/** The id of a post: that of the mention that is the same thing. */
function postIdOf(row: PostRow): string {
  return mentionId({ ...row, source: row.channel, author: null }).id;
}

/** Marks: known by outside id, else by kind, time and label. */
export function markBatches(services: Services, { importId }: BatchContext): Batches {
  return paddlingBatches<MarkRow>(services, {
    from: (row) => row.at,
    to: (row) => row.endAt ?? row.at,
    keeper: async (tx, _, now) => async (row) => {
      const id = deterministicId('mark', 'import', row.externalId ?? `${row.kind}\n${row.at}\n${row.label}`);
      const values = {
        kind: row.kind,
        at: new Date(row.at),
        end_exclusive: row.endAt === null ? null : new Date(row.endAt),
        label: row.label,
        url: row.url,
        version: row.version,
      };
      if (await insertMark(tx, { ...values, id, importId, actor: null }, now)) return 'accepted';
      const known = await readMark(tx, id);
      const same =
        known !== null &&
        known.kind === row.kind &&
        Date.parse(known.at) === row.at &&
        (known.endExclusive === null ? null : Date.parse(known.endExclusive)) === row.endAt &&
        known.label === row.label &&
        known.url === row.url &&
        known.version === row.version;
      if (same) return 'duplicate';
      await updateMark(tx, id, { ...values, actor: null }, now);
      return 'changed';
    },
  });
}

function paddlingBatches<Row extends AnyRow>(services: Services, paddling: Paddling<Row>): Batches {
  const sources = new Set<string>();
  return {
    warnings: (notes) => paddling.warnings?.(notes) ?? [],
    async prepare(outcomes) {
      const { rows, rejections } = partOutcomes(outcomes as readonly RowOutcome<Row>[]);
      return {
        rejections,
        write: async (tx) => {
          const now = services.now();
          const result: BatchResult = {
            accepted: 0,
            duplicate: 0,
            changed: 0,
            refused: [],
            firstAt: null,
            lastAt: null,
            sources: [],
            event: null,
            notes: {},
          };
          const all = rows.map(({ row }) => row);
          const keep = await paddling.keeper(tx, all, now, result.notes);
          for (const row of all) {
            result[await keep(row)]++;
            result.firstAt = Math.min(result.firstAt ?? Number.POSITIVE_INFINITY, paddling.from(row));
            result.lastAt = Math.max(result.lastAt ?? Number.NEGATIVE_INFINITY, paddling.to(row));
            if (paddling.source) sources.add(paddling.source(row));
          }
          const window = await paddling.after?.(tx, all);
          if (window) await publish(tx, currentsEvent(window), now);
          if (result.accepted + result.changed > 0) result.event = marksEvent(result);
          return { ...result, sources: [...sources].sort() };
        },
      };
    },
  };
}

function marksEvent({ firstAt, lastAt }: BatchResult): BatchResult['event'] {
  const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return { name: 'marks', data: { from: instant(firstAt), to: instant(lastAt) } };
}

function samePost(known: PostValues, values: PostValues): boolean {
  const figures = (metrics: Record<string, number>) => JSON.stringify(Object.entries(metrics).sort());
  return (
    known.at.getTime() === values.at.getTime() &&
    known.channel === values.channel &&
    known.text === values.text &&
    known.url === values.url &&
    known.campaign_id === values.campaign_id &&
    figures(known.metrics) === figures(values.metrics)
  );
}
