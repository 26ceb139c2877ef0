import { describe, expect, it } from 'vitest';
import { detectLanguage } from './language';

describe('the language of a text', () => {
  it('is named where words tell it', () => {
    expect(detectLanguage('The network is down again, and nobody answers my calls.')).toBe('en');
    expect(detectLanguage('Wieder mal Störung, und niemand geht ans Telefon.')).toBe('de');
    expect(detectLanguage('app crashed again')).toBe('en');
    expect(detectLanguage('merci beaucoup')).toBe('fr');
  });

  it('is not known of a few words that could as well be of another', () => {
    expect(detectLanguage('halvora? hello?')).toBe('und');
    expect(detectLanguage('ok')).toBe('und');
  });

  it('is not told by links, names and hashtags', () => {
    expect(detectLanguage('@the_network #isdown https://example.org/the-network-is-down')).toBe('und');
    expect(detectLanguage('👍 12')).toBe('und');
  });
});
