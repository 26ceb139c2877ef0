import type { LooksFor } from '../../contract/alert-rules';
import type { CampaignRow, ExposureRow, MarkRow, MentionRow, PostRow } from '../../contract/canonical-rows';
import type { ImportKind } from '../../contract/imports';
import type { Settings } from '../../contract/settings';
import { mentionId } from '../../domain/ids';
import type { PledgeTarget } from '../../domain/pledge';
import { parseTopicQuery } from '../../domain/topic-query/parse-topic-query';
import { addRule } from '../attribution/keep-rules';
import { inTransaction } from '../db/in-transaction';
import { withoutIndexes } from '../db/without-indexes';
import { changeTerms, seal } from '../pledge/keep-pledge';
import type { Services } from '../services';
import { addCampaignTopic, campaignIdByName } from '../stores/campaign.store';
import { addProgress, createImport, finishImport, hasFinished } from '../stores/import.store';
import { setOurAccounts } from '../stores/settings.store';
import { insertTeam } from '../stores/team.store';
import { insertTopic } from '../stores/topic.store';
import { anyVersion } from '../stores/topic-version.store';
import { lockZones } from '../stores/zone.store';
import type { AnyRow } from './batch';
import { beginTopicVersion, runTopicBuilds } from './build-topics';
import { exposureId } from './exposure-batches';
import { openBatches } from './open-batches';
import type { RowOutcome } from './read/rows';
import { addSampleAlerts } from './sample-alerts';
import { addSampleDesk, type SampleDesk, sampleId, workThroughComplaints } from './sample-desk';
import { addSampleFlaws, type SampleFlaw } from './sample-flaws';

/** Small enough that the store soon has something to write while the next are prepared. */
const BATCH = 2500;
/** Tables that mentions and what people did with them fill, with the indexes that filling them asks. */
const FILLED_TABLES = {
  mention: [],
  mention_import: [],
  mention_topic: ['mention_topic_of_mention'],
  thread: [],
  thread_words: [],
};

/** What a sample company is made of: canonical rows, as files would hold them. */
export interface SampleRows extends SampleDesk {
  mentions: Iterable<MentionRow>;
  campaigns: readonly CampaignRow[];
  posts: readonly PostRow[];
  marks: readonly MarkRow[];
  exposures: readonly ExposureRow[];
  ourAccounts: Settings['ourAccounts'];
  /** The post a mention is when a partner wrote it for us. */
  partnerPost(mention: MentionRow): PostRow | null;
  teams: readonly string[];
  /** `team` is the name of the owner. */
  topics: readonly { name: string; query: string; team: string }[];
  /** By outside id and name. */
  campaignTopics: readonly { campaign: string; topic: string }[];
  campaignRules: readonly { campaign: string; kind: 'link' | 'hashtag' | 'phrase'; value: string }[];
  pledges: readonly SamplePledge[];
  /** By cause; topics by name. */
  flaws: readonly (Omit<SampleFlaw, 'topicId' | 'exposureId'> & {
    cause: string;
    topic: string;
    exposure: string | null;
  })[];
  causeOf(mention: MentionRow): string | null;
  /** Team and topic by name. */
  alertRules: readonly { name: string; team: string | null; topic: string | null; looksFor: LooksFor }[];
}

/** What a campaign was meant to change, its topics by name; times in epoch milliseconds. */
interface SamplePledge {
  campaign: string;
  target: NamedTarget;
  smallestChange: number;
  baselineDays: number;
  checkAt: number;
  counter: NamedTarget | null;
  writtenAt: number;
  isSealed: boolean;
}

type NamedTarget = Omit<PledgeTarget, 'topic' | 'among' | 'per'> & {
  topic: string | null;
  per: string | null;
};

/**
 * Fills a store that no import has touched with rows made by `make`, through the same ingest as any file, in one
 * transaction: a start that is killed meanwhile leaves nothing, and the next makes all of it. Topics come first, so that
 * mentions are matched as they come; a store filled before there were topics gets them now.
 */
export async function ensureSample(
  services: Services,
  make: () => SampleRows,
  say: (words: string) => void = () => {},
): Promise<void> {
  const isFilled = await hasFinished(services.db, 'mentions');
  const hasTopics = await anyVersion(services.db);
  if (isFilled && hasTopics) return;
  const sample = make();
  if (isFilled) {
    await addTopics(services, sample);
    return runTopicBuilds(services);
  }
  await inTransaction(services.db, (tx) => fill({ ...services, db: tx }, sample, { hasTopics, say }));
}

/** Makes the company, in the transaction that `services.db` is. */
async function fill(
  services: Services,
  sample: SampleRows,
  { hasTopics, say }: { hasTopics: boolean; say: (words: string) => void },
): Promise<void> {
  await inTransaction(services.db, (tx) => setOurAccounts(tx, sample.ourAccounts));
  await ingestAll(services, 'campaigns', sample.campaigns);
  if (!hasTopics) await addTopics(services, sample);
  await ingestAll(services, 'exposure', sample.exposures);
  await addPledges(services, sample.pledges);
  await ingestAll(services, 'posts', sample.posts);
  await ingestAll(services, 'marks', sample.marks);
  const partnerPosts: PostRow[] = [];
  const said = new Map<string, MentionRow[]>();
  const teams = new Map<string, string>();
  await inTransaction(services.db, (tx) =>
    withoutIndexes(tx, FILLED_TABLES, async () => {
      await ingestAll(services, 'mentions', alsoFound(sample, { partnerPosts, said, teams }), (count) =>
        say(`${count.toLocaleString('en-GB')} mentions are in`),
      );
      await ingestAll(services, 'posts', partnerPosts);
      say('letting its people answer the complaints');
      await workThroughComplaints(services, sample, teams);
    }),
  );
  say('following what became of its flaws, day by day');
  await addSampleFlaws(
    services,
    sample.flaws.map(({ topic, cause, exposure, ...flaw }) => ({
      ...flaw,
      exposureId: exposure === null ? null : exposureId(exposure),
      topicId: sampleId('topic', topic),
      said: said.get(cause) ?? [],
    })),
  );
  say('looking for what it would have been alerted of');
  await addSampleAlerts(
    services,
    sample.alertRules.map(({ name, team, topic, looksFor }) => ({
      name,
      teamId: team === null ? null : sampleId('team', team),
      looksFor:
        topic !== null && 'topic' in looksFor ? { ...looksFor, topic: sampleId('topic', topic) } : looksFor,
    })),
  );
}

/** What is known of mentions only once they are written. */
interface AlsoFound {
  partnerPosts: PostRow[];
  /** What is said of planted causes. */
  said: Map<string, MentionRow[]>;
  /** Whose what opens with a mention is, by its id. */
  teams: Map<string, string>;
}

/** The mentions as they are, keeping aside what is found on the way. */
function* alsoFound(
  { mentions, partnerPost, causeOf, teamOf }: SampleRows,
  { partnerPosts, said, teams }: AlsoFound,
): Generator<MentionRow> {
  for (const mention of mentions) {
    const post = partnerPost(mention);
    if (post) partnerPosts.push(post);
    const cause = causeOf(mention);
    if (cause !== null) said.set(cause, [...(said.get(cause) ?? []), mention]);
    const team = teamOf(mention);
    if (team !== null) teams.set(mentionId(mention).id, team);
    yield mention;
  }
}

async function addTopics(services: Services, sample: SampleRows): Promise<void> {
  const { teams, topics, campaignTopics, campaignRules } = sample;
  const now = services.now();
  await inTransaction(services.db, async (tx) => {
    await lockZones(tx, 'update');
    for (const name of teams) await insertTeam(tx, { id: sampleId('team', name), name, created_at: now });
    for (const { name, query, team } of topics) {
      const id = sampleId('topic', name);
      const parsed = parseTopicQuery(query);
      if (!parsed.ok) throw new Error(`The sample's topic ${name} cannot be read.`);
      const { inheritsThread } = parsed.query;
      const times = { created_at: now, updated_at: now };
      await insertTopic(tx, { id, name, owner_team_id: sampleId('team', team), actor: null, ...times });
      await beginTopicVersion(tx, { topicId: id, query, inheritsThread, actor: null }, now);
    }
    await addSampleDesk(tx, sample, now);
    for (const { campaign, topic } of campaignTopics) {
      const campaignId = await campaignIdByName(tx, campaign);
      if (campaignId !== null) await addCampaignTopic(tx, campaignId, sampleId('topic', topic), now);
    }
    for (const { campaign, ...rule } of campaignRules) {
      const campaignId = await campaignIdByName(tx, campaign);
      if (campaignId !== null) await addRule(tx, campaignId, rule, { actor: null, now });
    }
  });
}

/** Writes pledges as people did before each start, and seals them then. */
async function addPledges(services: Services, pledges: SampleRows['pledges']): Promise<void> {
  const targetOf = ({ topic, per, ...target }: NamedTarget): PledgeTarget => ({
    ...target,
    topic: topic === null ? null : sampleId('topic', topic),
    among: null,
    per: per === null ? null : exposureId(per),
  });
  await inTransaction(services.db, async (tx) => {
    for (const { campaign, target, counter, checkAt, writtenAt, isSealed, ...terms } of pledges) {
      const campaignId = await campaignIdByName(tx, campaign);
      if (campaignId === null) continue;
      const change = { actor: null, now: new Date(writtenAt), reason: null };
      const written = {
        ...terms,
        ...targetOf(target),
        checkAt: new Date(checkAt).toISOString(),
        counter: counter && targetOf(counter),
      };
      await changeTerms(tx, campaignId, written, change);
      if (isSealed) await seal(tx, campaignId, change);
    }
  });
}

async function ingestAll(
  services: Services,
  kind: ImportKind,
  rows: Iterable<AnyRow>,
  say: (count: number) => void = () => {},
): Promise<void> {
  const importId = crypto.randomUUID();
  await createImport(
    services.db,
    { id: importId, kind, file_name: `sample company: ${kind}`, preset: null, map: '{}', bytes_total: null },
    services.now(),
  );
  const batches = await openBatches(services, {
    importId,
    kind,
    covers: null,
    collected: 'throughout',
    zone: 'UTC',
  });
  await inTransaction(services.db, async (tx) => {
    let pending = Promise.resolve();
    try {
      for (const chunk of chunksOf(rows)) {
        // Preparing the next batch overlaps with the store writing this one.
        const prepared = await batches.prepare(chunk);
        await pending;
        pending = prepared
          .write(tx)
          .then((result) => addProgress(tx, importId, { ...result, rejected: 0, bytesRead: 0 }))
          .then(() => say(chunk.at(-1)?.line ?? 0));
        pending.catch(() => {});
      }
    } finally {
      // What is being written must not outlive the transaction.
      await pending;
    }
    await finishImport(tx, importId, 'done', { now: services.now() });
  });
}

function* chunksOf(rows: Iterable<AnyRow>): Generator<RowOutcome<AnyRow>[]> {
  let line = 0;
  let chunk: RowOutcome<AnyRow>[] = [];
  for (const row of rows) {
    line++;
    chunk.push({ ok: true, line, row });
    if (chunk.length < BATCH) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
