import type { Campaign } from '../../contract/campaigns';
import type { CampaignVerdict } from '../../contract/effects';
import type { BriefCampaign } from '../../domain/brief-did';
import type { Named } from '../../domain/brief-parts';
import { readingWords } from '../../domain/effect/measured-words';
import { dayWords } from '../board-digest/digest-words';
import type { Db } from '../db/database';
import { readCampaignVerdict } from '../effect/campaign-effect';
import { seriesReader } from '../effect/measure-series';
import { readCampaign } from '../stores/campaign.store';
import { marksInWindow } from '../stores/mark.store';
import { readPledge, type StoredPledge } from '../stores/pledge.store';

/** More campaigns than this in one window are counted, not judged: each costs as much as its page. */
const MOST_JUDGED = 12;
const MOST_COUNTED = 100;
const DAY_MS = 86_400_000;
/** A pledge to be sealed, or decided, in so many days is due. */
const SOON_DAYS = 14;

/** Campaigns of a window with what came of them, and whoever must decide about them. */
export interface PaddledCampaigns {
  campaigns: BriefCampaign[];
  harm: Named[];
}

/** What ran in a window, the newest first. */
export async function campaignsOf(
  db: Db,
  now: Date,
  window: { from: Date; to: Date },
): Promise<PaddledCampaigns> {
  const page = { kinds: ['campaign'] as const, limit: MOST_COUNTED, cursor: null };
  const ran = (await marksInWindow(db, window, page)).filter(({ at }) => Date.parse(at) < now.getTime());
  const reader = await seriesReader(db, now.getTime());
  const campaigns: BriefCampaign[] = [];
  const harm: Named[] = [];
  for (const { id, label } of ran.reverse()) {
    const campaign = campaigns.length < MOST_JUDGED ? await readCampaign(db, id) : null;
    const verdict = campaign && (await readCampaignVerdict(db, reader, campaign, await readPledge(db, id)));
    const told = verdict ? toldOf(verdict) : { words: 'not judged here', pledge: null, harm: null };
    campaigns.push({ name: label, ...told, path: `/campaigns/${id}` });
    if (campaign && told.harm?.sure) {
      harm.push({ words: `Harm came with ${label}${ownedWords(campaign.owner)}`, path: `/campaigns/${id}` });
    }
  }
  return { campaigns, harm };
}

function toldOf({
  effect,
  pledge,
  counter,
}: CampaignVerdict): Pick<BriefCampaign, 'words' | 'pledge' | 'harm'> {
  const isHarm = counter?.verdict === 'harm' || counter?.verdict === 'leaning to harm';
  return {
    words: effect.headline ? `${readingWords(effect)} ${effect.words}` : unsaidWords(effect),
    pledge: pledge?.verdict ?? null,
    harm: counter && isHarm ? { sure: counter.verdict === 'harm', words: counter.found } : null,
  };
}

/** Why nothing is said of a campaign, within a sentence. */
function unsaidWords({ overlapping, words, reasons, ...measured }: CampaignVerdict['effect']): string {
  if (overlapping.length > 0) {
    return `${readingWords(measured)} ${words}, which ran at the same time`;
  }
  const reason = (reasons[0] ?? 'There is not enough data.').replace(/\.$/, '');
  return `nothing can be said of ${readingWords(measured)}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
}

/** Pledges to be sealed before a start that is near, and those about to be decided, soonest first. */
export async function pledgesDue(db: Db, now: Date, zone: string): Promise<Named[]> {
  const soon = new Date(now.getTime() + SOON_DAYS * DAY_MS);
  const page = { kinds: ['campaign'] as const, limit: MOST_COUNTED, cursor: null };
  const due: (Named & { atMs: number })[] = [];
  for (const { id } of await marksInWindow(db, { from: now, to: soon }, page)) {
    const campaign = await readCampaign(db, id);
    if (!campaign) continue;
    const found = dueOf(campaign, await readPledge(db, id), { now, soon, zone });
    if (found) due.push({ ...found, path: `/campaigns/${id}` });
  }
  return due.sort((one, other) => one.atMs - other.atMs).map(({ words, path }) => ({ words, path }));
}

function dueOf(
  { name, owner, startAt }: Campaign,
  pledge: StoredPledge | null,
  { now, soon, zone }: { now: Date; soon: Date; zone: string },
): { words: string; atMs: number } | null {
  const startMs = Date.parse(startAt);
  if (startMs > now.getTime() && !pledge?.sealed) {
    const words = `${name} starts on ${dayWords(startMs, zone)} with no sealed pledge${ownedWords(owner)}`;
    return { words, atMs: startMs };
  }
  const checkMs = pledge?.sealed ? Date.parse(pledge.terms.checkAt) : Number.NaN;
  if (!(checkMs > now.getTime() && checkMs <= soon.getTime())) return null;
  return {
    words: `The pledge of ${name} is decided on ${dayWords(checkMs, zone)}${ownedWords(owner)}`,
    atMs: checkMs,
  };
}

/** `; Billing owns it`. */
export function ownedWords(owner: string | null): string {
  return owner === null || owner === '' ? '; nobody owns it' : `; owner: ${owner}`;
}
