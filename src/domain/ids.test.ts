import { describe, expect, it } from 'vitest';
import { deterministicId, mentionId } from './ids';

describe('ids', () => {
  it('are the same on every host and for ever', () => {
    expect(deterministicId('mention', 'twitter', '991712597505445888')).toBe(
      deterministicId('mention', 'twitter', '991712597505445888'),
    );
    expect(deterministicId('mention', 'twitter', '1')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
  });

  it('differ by kind, scope and outside id, also where the parts run together', () => {
    const ids = [
      deterministicId('mention', 'a', 'bc'),
      deterministicId('mention', 'ab', 'c'),
      deterministicId('campaign', 'a', 'bc'),
    ];
    expect(new Set(ids).size).toBe(3);
  });

  it('of mentions come from the outside id, else the address, else the content', () => {
    const base = { source: 'forum', at: 1, author: 'a', text: 't' };
    expect(mentionId({ ...base, externalId: '1', url: 'https://x.example' }).by).toBe('id');
    expect(mentionId({ ...base, externalId: null, url: 'https://x.example' }).by).toBe('url');
    expect(mentionId({ ...base, externalId: null, url: null }).by).toBe('content');
  });
});
