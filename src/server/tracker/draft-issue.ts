import type { FlawEvidence } from '../../contract/flaw-evidence';
import type { Flaw } from '../../contract/flaw-schemas';

const QUOTES = 5;
const MAX_QUOTE = 600;

/**
 * What an issue says of a flaw: figures, quotes in people's own words, and where to look. No names: an issue may be
 * public. Quotes stand in code blocks, so that nothing in them links, mentions anybody or is taken for markup.
 */
export function draftIssue(
  flaw: Pick<Flaw, 'id' | 'title' | 'note' | 'figures' | 'topic' | 'ownerTeam'>,
  evidence: readonly FlawEvidence[],
  origin: string,
): { title: string; body: string } {
  const { complaints, proposed, people, days, firstAt, lastAt } = flaw.figures;
  const since = firstAt === null ? '' : `, from ${dayOf(firstAt)} to ${dayOf(lastAt ?? firstAt)}`;
  const counted = proposed === 0 ? '' : ` ${count(proposed, 'more conversation')} found by rule.`;
  const about = [flaw.topic && `Topic: ${flaw.topic.name}`, flaw.ownerTeam && `Team: ${flaw.ownerTeam.name}`];
  const quotes = evidence
    .filter(({ text }) => text !== null)
    .slice(0, QUOTES)
    .map(quoted);
  const parts = [
    ...(flaw.note === null ? [] : [flaw.note]),
    `${count(complaints, 'complaint')} by ${people === 1 ? '1 person' : `${people} people`} on ${count(days, 'day')}${since}.${counted}`,
    about.filter((part) => part !== null).join(' · '),
    ...(quotes.length === 0 ? [] : ['In their words:', ...quotes]),
    `[All of it in Eddyline](${origin}/flaws/${flaw.id})`,
  ];
  return { title: flaw.title, body: parts.filter((part) => part !== '').join('\n\n') };
}

/** What a comment says when people who have the fix complain again. */
export function regressionComment(
  flaw: { id: string; title: string },
  words: string,
  origin: string,
): string {
  return `Back again: ${words}\n\n[${flaw.title.replace(/[[\]\\]/g, ' ')} in Eddyline](${origin}/flaws/${flaw.id})`;
}

function quoted({ text, source, at, url }: FlawEvidence): string {
  const words = (text ?? '').slice(0, MAX_QUOTE);
  const longest = Math.max(0, ...[...words.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  const where = url === null ? source : `[${source}](${url.replace(/[()\s]/g, encodeURIComponent)})`;
  return `${fence}text\n${words}\n${fence}\n${where}, ${dayOf(at)}`;
}

function dayOf(at: string): string {
  return at.slice(0, 10);
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}
