import { canonicalJson, type Json } from '../../domain/canonical-json';
import {
  documentChanges,
  type Flight,
  type PledgeTerms,
  pledgeState,
  sealedDocument,
} from '../../domain/pledge';
import type { Tx } from '../db/database';
import { ApiError, notFound } from '../problems';
import {
  insertAmendment,
  lockPledge,
  markSealed,
  readFlight,
  readPledge,
  writeTerms,
} from '../stores/pledge.store';

/** Who changes a pledge, when, and why. */
export interface PledgeChange {
  actor: string | null;
  now: Date;
  reason: string | null;
}

/**
 * Writes the terms of a campaign's pledge. A draft is simply written; once sealed, every change is kept as an amendment
 * with its reason. Throws 409 without a reason, and for a draft whose campaign has started: it is *not pledged* then.
 */
export async function changeTerms(
  tx: Tx,
  campaignId: string,
  terms: PledgeTerms,
  change: PledgeChange,
): Promise<void> {
  const flight = await lockedFlight(tx, campaignId);
  const known = await readPledge(tx, campaignId);
  const state = pledgeState(known?.sealed != null, Date.parse(flight.startAt), change.now.getTime());
  if (state === 'not-pledged') throw startedUnsealed();
  if (known?.sealed) await amend(tx, campaignId, [known.terms, flight], [terms, flight], change);
  await writeTerms(tx, campaignId, terms, change.now);
}

/** Seals a campaign's pledge as it stands; sealing again changes nothing. Throws 409 once the flight has started. */
export async function seal(tx: Tx, campaignId: string, { actor, now }: PledgeChange): Promise<void> {
  const flight = await lockedFlight(tx, campaignId);
  const known = await readPledge(tx, campaignId);
  if (!known) throw notFound('pledge');
  if (known.sealed) return;
  if (pledgeState(false, Date.parse(flight.startAt), now.getTime()) === 'not-pledged')
    throw startedUnsealed();
  const document = sealedDocument(campaignId, known.terms, flight);
  await markSealed(tx, campaignId, { at: now, actor, fingerprint: await fingerprintOf(document), document });
}

/** Keeps a change of flight as an amendment when the campaign's pledge is sealed: it was held against the old one. */
export async function amendFlight(
  tx: Tx,
  campaignId: string,
  before: Flight,
  after: Flight,
  change: PledgeChange,
): Promise<void> {
  const known = await readPledge(tx, campaignId);
  if (!known?.sealed) return;
  const reason = change.reason ?? 'The flight of the campaign was changed.';
  await amend(tx, campaignId, [known.terms, before], [known.terms, after], { ...change, reason });
}

type Sealed = [PledgeTerms, Flight];

async function amend(
  tx: Tx,
  campaignId: string,
  before: Sealed,
  after: Sealed,
  { actor, now, reason }: PledgeChange,
): Promise<void> {
  const document = sealedDocument(campaignId, ...after);
  const changes = documentChanges(sealedDocument(campaignId, ...before), document);
  if (changes.length === 0) return;
  if (reason === null) {
    throw new ApiError(
      409,
      'conflict',
      'The pledge is sealed: a change is an amendment and needs a reason.',
      {
        errors: [{ field: 'reason', message: 'Say why the sealed pledge is changed.' }],
      },
    );
  }
  const fingerprint = await fingerprintOf(document);
  await insertAmendment(tx, campaignId, { at: now, actor, reason, changes, fingerprint });
}

async function lockedFlight(tx: Tx, campaignId: string): Promise<Flight> {
  await lockPledge(tx, campaignId);
  const flight = await readFlight(tx, campaignId);
  if (!flight) throw notFound('campaign');
  return flight;
}

function startedUnsealed(): ApiError {
  return new ApiError(
    409,
    'conflict',
    'This campaign has started: what was not sealed before is not pledged.',
  );
}

/** SHA-256 of the canonical JSON, as hex. */
async function fingerprintOf(document: { [name: string]: Json }): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(document));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
