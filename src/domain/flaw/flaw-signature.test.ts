import { describe, expect, it } from 'vitest';
import { learnSignature, matchedPhrases, signatureMatch, textFeatures } from './flaw-signature';

const en = (text: string) => ({ text, lang: 'en' });
const feats = (text: string) => textFeatures(en(text));

const SPINS = [
  'The app spins forever when I pay my bill',
  'Payment page spins forever, I cannot pay',
  'Tried to pay, the circle spins forever',
  'I cannot pay: it spins forever on the payment page',
  'Again the payment page spins forever. Why?',
  'Since the update it spins forever when I want to pay',
].map(en);
const OTHERS = [
  'I was charged twice for the roaming pass',
  'Hotline kept me waiting for an hour',
  'My bill is wrong again and nobody answers',
  'No signal at home since Friday',
  'The shop closed early, I want my money back',
  'I cannot log in to the app any more',
  'Your new price is not fair',
  'Why is the app so slow?',
].map(en);

describe('what conversations about a flaw are recognised by', () => {
  it('recognises what says it in other words of the same kind, and leaves the rest of the topic', () => {
    const signature = learnSignature(SPINS, OTHERS);
    if (!signature) throw new Error('no signature');
    expect(
      signatureMatch(feats('I want to pay and the thing spins forever'), signature),
    ).toBeGreaterThanOrEqual(1);
    for (const other of OTHERS)
      expect(signatureMatch(textFeatures(other), signature), other.text).toBeLessThan(1);
    expect(matchedPhrases(feats('I want to pay and it spins forever'), signature)).toContain('spins forever');
  });

  it('says nothing with few examples, or with examples that share nothing', () => {
    expect(learnSignature(SPINS.slice(0, 4), OTHERS)).toBeNull();
    expect(learnSignature(['red', 'blue', 'green', 'black', 'white'].map(en), OTHERS)).toBeNull();
  });

  it('says how many of its examples it would have found without them', () => {
    const odd = [...SPINS, en('Terrible, simply terrible')];
    expect(learnSignature(odd, OTHERS)?.recall).toBeCloseTo(6 / 7);
  });

  it('is the same whatever the order of the examples', () => {
    expect(learnSignature([...SPINS].reverse(), [...OTHERS].reverse())).toEqual(
      learnSignature(SPINS, OTHERS),
    );
  });

  it('is made of words that say something: fillers of no language are learnt', () => {
    const filled = SPINS.map(({ text }) => en(`This is in our ${text}, have they take`));
    const signature = learnSignature(filled, OTHERS);
    const learnt = Object.keys(signature?.weights ?? {});
    expect(learnt).toContain('spins forever');
    for (const filler of ['this is', 'in our', 'is', 'have', 'have they'])
      expect(learnt).not.toContain(filler);
    expect(textFeatures({ text: 'Das ist in der App', lang: 'de' })).toEqual(['der app', 'app']);
    expect(textFeatures({ text: 'Das ist in der', lang: null })).toEqual([]);
  });
});
