import { describe, expect, it } from 'vitest';
import { readMentionLink } from './mention-link';

const ID = '8f4f8cc1-2af1-4f41-bbf6-4b556ab6a97c';
const THREAD = '11111111-2af1-4f41-bbf6-4b556ab6a97c';

describe('readMentionLink', () => {
  it('takes an id, and a link of our own with the turn it marks or else its thread', () => {
    expect(readMentionLink(` ${ID.toUpperCase()} `)).toEqual({ id: ID });
    const thread = `http://localhost:4600/threads/${THREAD}`;
    expect(readMentionLink(`${thread}?turn=${ID}&river=sample`)).toEqual({ id: ID });
    expect(readMentionLink(`${thread}?river=sample`)).toEqual({ id: THREAD });
  });

  it('takes an address elsewhere as it stands and without what trackers add', () => {
    expect(readMentionLink('http://a.example/p/1/?utm_source=x#top')).toEqual({
      urls: [
        'http://a.example/p/1/?utm_source=x#top',
        'https://a.example/p/1',
        'https://a.example/p/1/',
        'http://a.example/p/1',
        'http://a.example/p/1/',
      ],
    });
  });

  it('refuses what is neither', () => {
    for (const text of ['', 'hello', 'javascript:alert(1)', 'https://', 'https://a b'])
      expect(readMentionLink(text)).toBeNull();
  });
});
