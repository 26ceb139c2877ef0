import { type Address, campaignName, readAddress } from './addresses';

const UTM = /^[?&]?utm_campaign=(.+)$/is;
/** Longer hosts and paths are compared as far as this. */
const MOST_PARTS = 8;

/**
 * What a link is looked for by: `host`, `host/path`, or `utm_campaign=name`, each as it is compared; `null` for what is
 * none of these. Of an address the query does not count.
 */
export function readLink(written: string): string | null {
  const [, campaign] = UTM.exec(written.trim()) ?? [];
  if (campaign !== undefined) return campaignName(campaign) === '' ? null : utmLink(campaignName(campaign));
  const address = readAddress(written.trim());
  if (!address || address.path.length > MOST_PARTS) return null;
  return [address.host, ...address.path].join('/');
}

/** Everything `readLink` could answer of which this address is one: its hosts, from whole to bare, by path; its campaigns. */
export function linksOf({ host, path, campaigns }: Pick<Address, 'host' | 'path' | 'campaigns'>): string[] {
  const links = campaigns.map(utmLink);
  const labels = host.split('.').slice(-MOST_PARTS);
  for (let first = 0; first < labels.length - 1; first++) {
    let link = labels.slice(first).join('.');
    links.push(link);
    for (const part of path.slice(0, MOST_PARTS)) {
      link += `/${part}`;
      links.push(link);
    }
  }
  return links;
}

const utmLink = (name: string) => `utm_campaign=${name}`;
