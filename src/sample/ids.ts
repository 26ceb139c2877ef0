import type { SourceKey } from './people';

const BASE32 = '234567abcdefghijklmnopqrstuvwxyz';

/** Ids as the sources shape them; `serial` tells things of the same millisecond apart, up to 1,000 of them. */
export function externalIdOf(source: SourceKey, at: number, serial: number): string {
  switch (source) {
    case 'bluesky': {
      let left = at * 1000 + (serial % 1000);
      let id = '';
      for (let digit = 0; digit < 11; digit++) {
        id = (BASE32[left % 32] as string) + id;
        left = Math.floor(left / 32);
      }
      return `3l${id}`;
    }
    case 'mastodon':
      return ((BigInt(at) << 16n) + BigInt(serial % 1000)).toString();
    case 'forum':
      return `p${at.toString(36)}${(serial % 1000).toString(36).padStart(2, '0')}`;
    case 'reviews':
      return `rv-${(at * 1000 + (serial % 1000)).toString(36)}`;
  }
}

/** Where a mention can be read; reviews have no address of their own. */
export function urlOf(source: SourceKey, handle: string, externalId: string): string | null {
  switch (source) {
    case 'bluesky':
      return `https://bluesky.example/profile/${handle}/post/${externalId}`;
    case 'mastodon':
      return `https://mastodon.example/@${handle}/${externalId}`;
    case 'forum':
      return `https://forum.halvora.example/post/${externalId}`;
    case 'reviews':
      return null;
  }
}
