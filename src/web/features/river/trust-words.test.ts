import { describe, expect, it } from 'vitest';
import type { Currents } from '../../../contract/currents';
import { trustWords } from './trust-words';

type Language = Currents['basis']['corrected']['languages'][number];
const language = (lang: string, judged: number, right: number | null, more: Partial<Language> = {}) =>
  ({ lang, judged, right, measuredOn: 'validation', labels: 324, unproven: null, ...more }) as Language;
const trust = (languages: Language[]) => trustWords({ corrected: { languages } } as Currents['basis']);

describe('how far the engine can be believed', () => {
  it('names the language when nearly all is in it', () => {
    expect(trust([language('en', 90, 0.71), language('de', 10, 0.7)])).toMatchObject({
      words: 'right in 71 % of English',
    });
  });

  it('weighs languages by what was said in them, and names each beside what it was measured on', () => {
    const found = trust([language('en', 50, 0.8, { measuredOn: 'audit' }), language('de', 50, 0.6)]);
    expect(found).toMatchObject({ words: 'right in 70 % of posts' });
    expect(found?.title).toContain('English 80 % (your audit), German 60 % (public posts)');
  });

  it('says when nobody has measured it, and nothing where the engine scored nothing', () => {
    expect(trust([language('xx', 9, null)])?.words).toBe('engine not measured');
    expect(trust([language('en', 0, 0.7)])).toBeNull();
  });
});
