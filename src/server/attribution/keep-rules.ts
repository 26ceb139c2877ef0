import type { z } from 'zod';
import type { createAttributionRule } from '../../contract/reactions';
import { readWordRule } from '../../domain/attribution';
import type { Tx } from '../db/database';
import { beginTopicVersion } from '../ingest/build-topics';
import { ApiError } from '../problems';
import { insertRule, listRules } from '../stores/attribution-rule.store';
import { listTopicVersions } from '../stores/topic-version.store';
import { lockZones } from '../stores/zone.store';

const MOST_RULES = 50;

/**
 * Adds a rule to a campaign and answers its id; one that looks for words begins to read history. Throws 400 for what
 * cannot be read and 409 for what is a rule already.
 */
export async function addRule(
  tx: Tx,
  campaignId: string,
  wanted: z.output<(typeof createAttributionRule)['body']>,
  by: { actor: string | null; now: Date },
): Promise<string> {
  await lockZones(tx, 'update');
  if ((await listRules(tx, campaignId)).length >= MOST_RULES) {
    throw new ApiError(409, 'conflict', `A campaign has at most ${MOST_RULES} rules.`);
  }
  const id = crypto.randomUUID();
  const rule = {
    id,
    campaign_id: campaignId,
    enabled: true,
    by_default: false,
    actor: by.actor,
    created_at: by.now,
  };
  if (wanted.kind === 'topic') {
    const topic = (await listTopicVersions(tx, [wanted.topic])).has(wanted.topic.toLowerCase());
    if (!topic) throw refused('topic', 'Names a topic there is none of.');
    const row = { ...rule, kind: wanted.kind, value: null, topic_id: wanted.topic };
    if (!(await insertRule(tx, row))) throw alreadyThere('topic');
    return id;
  }
  const words = readWordRule(wanted.kind, wanted.value);
  if ('problem' in words) throw refused('value', words.problem);
  const row = { ...rule, kind: words.kind, value: words.value, topic_id: null };
  if (!(await insertRule(tx, row))) throw alreadyThere('value');
  const version = { topicId: id, query: words.query, inheritsThread: false, actor: by.actor };
  await beginTopicVersion(tx, version, by.now);
  return id;
}

function refused(field: string, message: string): ApiError {
  return new ApiError(400, 'invalid-request', message, { errors: [{ field, message }] });
}

function alreadyThere(field: string): ApiError {
  return new ApiError(409, 'conflict', 'This campaign has this rule already.', {
    errors: [{ field, message: 'Is a rule already.' }],
  });
}
