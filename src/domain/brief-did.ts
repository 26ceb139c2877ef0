import { at, type BriefPart, counted, plain, sentences } from './brief-parts';
import type { PledgeVerdict } from './effect/verdict-kinds';

const MOST_NAMED = 3;
const PLEDGE_WORDS: Readonly<Record<PledgeVerdict, string>> = {
  kept: 'pledge kept',
  missed: 'pledge missed',
  'not told': 'whether its pledge was kept cannot be told',
  open: 'its pledge is not decided yet',
  refused: 'nor can its pledge be judged',
};

/** A campaign of the window, with what came of it. */
export interface BriefCampaign {
  name: string;
  /** `complaints about Network ran 29 % below what was expected (…)`, or why nothing can be said. */
  words: string;
  pledge: PledgeVerdict | null;
  /** What was named as harm before the start and has come, or leans that way; `null`: no sign of it. */
  harm: { sure: boolean; words: string } | null;
  path: string;
}

/** What we put out and what came of it: harm before everything else, then the newest. */
export function didParts(campaigns: readonly BriefCampaign[], posts: number): BriefPart[] {
  const posted = posts === 0 ? 'Nothing was posted' : `${counted(posts, 'post')} went out`;
  if (campaigns.length === 0) return [plain(`${posted}; no campaign ran.`)];
  const ordered = [...campaigns].sort((one, other) => urgency(other) - urgency(one));
  const named = ordered.slice(0, MOST_NAMED).map(campaignParts);
  const rest = campaigns.length - named.length;
  return sentences([
    [plain(posted)],
    ...named,
    ...(rest > 0 ? [[plain(`${counted(rest, 'more campaign')} ran`)]] : []),
  ]);
}

function urgency({ harm }: BriefCampaign): number {
  if (harm === null) return 0;
  return harm.sure ? 2 : 1;
}

function campaignParts({ name, words, pledge, harm, path }: BriefCampaign): BriefPart[] {
  const told = `${words}${pledge === null ? '' : `; ${PLEDGE_WORDS[pledge]}`}`;
  const link = at({ words: name, path });
  if (harm === null) return [link, plain(`: ${told}`)];
  return [
    plain(harm.sure ? 'Harm came with ' : 'Leaning to harm, not clear: '),
    link,
    plain(`: ${harm.words}, which was named as harm before the start; ${told}`),
  ];
}
