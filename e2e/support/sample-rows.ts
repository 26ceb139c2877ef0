import type { VoicesSample } from '../../src/contract/voices';

const WINDOW = 'from=2026-08-22T00:00:00Z&to=2026-11-21T00:00:00Z';

/** Addresses of single things of the sample company, the same on every start. */
export interface SampleRows {
  campaign: string;
  campaignEdited: string;
  compared: string;
  mark: string;
  markEdited: string;
  thread: string;
  flaw: string;
  person: string;
}

/** Asks the server at `url` for one of each. */
export async function sampleRows(url: string): Promise<SampleRows> {
  const read = async <Item>(path: string) =>
    ((await (await fetch(`${url}/api/v1${path}`)).json()) as { items: Item[] }).items;
  const campaigns = await read<{ id: string }>(`/campaigns?${WINDOW}`);
  const marks = await read<{ id: string; kind: string; at: string }>(`/marks?${WINDOW}`);
  const release = marks.find(({ kind }) => kind === 'release');
  const [flaw] = await read<{ id: string }>('/flaws');
  const [thread, person] = await voicePaths(url);
  const [first, second] = campaigns;
  if (!first || !second || !release || !flaw)
    throw new Error('The sample company lacks a campaign or a flaw.');
  return {
    campaign: `/campaigns/${first.id}`,
    campaignEdited: `/campaigns?dialog=edit-campaign:${first.id}`,
    compared: `/campaigns/compare?ids=${first.id},${second.id}`,
    mark: `/marks/${release.id}`,
    markEdited: `/campaigns?dialog=edit-mark:${release.id}@${release.at}`,
    thread,
    flaw: `/flaws/${flaw.id}`,
    person,
  };
}

/** The longest conversation that is quoted, and somebody who is. */
export async function voicePaths(url: string): Promise<[thread: string, person: string]> {
  const answer = await fetch(
    `${url}/api/v1/voices/sample?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z&limit=60`,
  );
  const { items } = (await answer.json()) as VoicesSample;
  const [longest] = items.map(({ thread }) => thread).sort((one, other) => other.mentions - one.mentions);
  const named = items.find(({ author }) => author !== null);
  if (!longest || !named) throw new Error('There is no voice to open a thread of.');
  return [`/threads/${longest.id}`, `/voices/${named.source}:${named.author}`];
}
