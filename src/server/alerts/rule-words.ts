import type { LooksFor } from '../../contract/alert-rules';
import type { Db } from '../db/database';
import { readCampaign } from '../stores/campaign.store';
import { flawsById } from '../stores/flaw.store';
import { teamNames } from '../stores/team.store';
import { listTopicVersions } from '../stores/topic-version.store';
import { figure, hoursWords, measuredWords } from './measured-words';

/** What a rule looks for, in a sentence, its topics, teams, flaws and campaigns by name. */
export async function ruleWords(db: Db, looksFor: LooksFor): Promise<string> {
  switch (looksFor.kind) {
    case 'spike': {
      const { measure, source, grain, persistence, minSeverity } = looksFor;
      const of = measuredWords(measure, await topicNamed(db, looksFor.topic), source);
      const severe = minSeverity > 0 ? `, at least ${figure(minSeverity)} standard deviations` : '';
      return `${of} burst above what is usual${severe}${inRow(persistence, grain)}.`;
    }
    case 'threshold': {
      const { measure, source, side, value, grain, persistence } = looksFor;
      const of = measuredWords(measure, await topicNamed(db, looksFor.topic), source);
      const limit = measure === 'negative-share' ? `${figure(value)} %` : figure(value);
      return `${of} ${side} ${limit} in a complete ${grain}${inRow(persistence, grain)}.`;
    }
    case 'silence': {
      if (looksFor.of === 'source') {
        const { source, persistence, oneIn } = looksFor;
        const who = source ?? 'Any source';
        return `${who} brings nothing for ${persistence === 1 ? 'a collected hour' : `${persistence} collected hours`} or more, rarer than once in ${oneIn.toLocaleString('en-GB')} by its own past.`;
      }
      const campaign = looksFor.campaign === null ? null : await readCampaign(db, looksFor.campaign);
      const who =
        looksFor.campaign === null
          ? 'Any running campaign'
          : (campaign?.name ?? 'A campaign that was removed');
      return `${who} brings no more than was said before it, over ${looksFor.persistence === 1 ? 'a collected day' : `${looksFor.persistence} collected days`}.`;
    }
    case 'regressed': {
      const { flaw, minPeople } = looksFor;
      const title =
        flaw === null ? null : ((await flawsById(db, [flaw])).get(flaw)?.title ?? 'A removed flaw');
      const { topic } = await topicNamed(db, looksFor.topic);
      const of = title ?? (topic === null ? 'Any flaw' : `Any flaw about ${topic.name}`);
      return `${of} comes back after its fix${minPeople > 1 ? `, said by at least ${minPeople} people` : ''}.`;
    }
    case 'unanswered': {
      const { team, hours, minComplaints } = looksFor;
      const { topic } = await topicNamed(db, looksFor.topic);
      const who = team === null ? '' : ` at ${(await teamNames(db)).get(team) ?? 'a team that was removed'}`;
      const about = topic === null ? '' : ` about ${topic.name}`;
      const many =
        minComplaints === 1
          ? `A complaint${about} comes`
          : `At least ${minComplaints} complaints${about} come`;
      return `${many}${who} within a day to wait longer than ${hoursWords(hours)} for a first answer.`;
    }
    case 'dam': {
      const { team, stage, minComplaints, persistence } = looksFor;
      const where =
        team === null ? 'any team' : ((await teamNames(db)).get(team) ?? 'a team that was removed');
      return `At least ${minComplaints} complaints wait at ${where} longer than the limit${stage === null ? '' : ` to be ${stage}`}${inRow(persistence, 'day')}.`;
    }
  }
}

async function topicNamed(db: Db, id: string | null) {
  if (id === null) return { topic: null };
  return { topic: { id, name: (await listTopicVersions(db, [id])).get(id)?.name ?? 'a removed topic' } };
}

function inRow(persistence: number, grain: 'hour' | 'day'): string {
  return persistence === 1 ? '' : `, for ${persistence} ${grain}s in a row`;
}
