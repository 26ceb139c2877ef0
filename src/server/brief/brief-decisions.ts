import type { BriefDecisions } from '../../domain/brief-decide';
import type { Named } from '../../domain/brief-parts';
import { dayWords } from '../board-digest/digest-words';
import type { Db } from '../db/database';
import { type FlawRow, standingFlaws } from '../stores/flaw.store';
import { countOpenProposals } from '../stores/flaw-proposal.store';
import { peopleById } from '../stores/person.store';
import { teamNames } from '../stores/team.store';
import { findThreadPage } from '../stores/thread-page.store';
import { ownedWords } from './brief-campaigns';

const MOST_UNDECIDED = 100;
const UNDECIDED = ['several', 'conflict', 'none'] as const;

/** What waits for somebody now, whatever window is looked at; campaigns are told of by those who judge them. */
export async function decisionsOf(
  db: Db,
  zone: string,
): Promise<Omit<BriefDecisions, 'harm' | 'pledges' | 'dam'>> {
  return {
    regressed: await regressedOf(db, zone),
    undecided: await undecidedOf(db),
    proposals: await countOpenProposals(db),
  };
}

async function regressedOf(db: Db, zone: string): Promise<Named[]> {
  const flaws = (await standingFlaws(db)).filter(({ state }) => state === 'regressed');
  const teams = await teamNames(db);
  const people = await peopleById(
    db,
    flaws.flatMap(({ owner_person_id }) => owner_person_id ?? []),
  );
  const ownerOf = ({ owner_person_id: person, owner_team_id: team }: FlawRow) =>
    (person && people.get(person)) ?? (team && teams.get(team)) ?? null;
  return flaws
    .sort((one, other) => other.state_at.getTime() - one.state_at.getTime())
    .map((flaw) => ({
      words: `“${flaw.title}” came back on ${dayWords(flaw.state_at.getTime(), zone)}${ownedWords(ownerOf(flaw))}`,
      path: `/flaws/${flaw.id}`,
    }));
}

/** Complaints alone: what else has no team, such as copies and advertising, waits for nobody. */
async function undecidedOf(db: Db): Promise<BriefDecisions['undecided']> {
  const groups = [UNDECIDED.map((routed) => `routed:${routed}`), ['complaint:yes']];
  const query = { groups, exact: [], within: {}, words: null };
  const limit = MOST_UNDECIDED + 1;
  const found = await findThreadPage(db, query, { order: 'undecided', limit, after: null });
  const asked = new URLSearchParams([['complaint', 'yes'], ...UNDECIDED.map((routed) => ['routed', routed])]);
  return {
    count: Math.min(found.length, MOST_UNDECIDED),
    more: found.length > MOST_UNDECIDED,
    path: `/threads?${asked}`,
  };
}
