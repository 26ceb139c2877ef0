import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCareDialogs } from '../../../bench/care-dialogs';
import { agreement } from '../../../bench/clusterings';
import { describedSample } from '../../sample/sample-company';
import { normalisedText } from './complaint-features';
import { type ComplaintOpening, type FlawProposals, proposeFlaws } from './propose-flaws';

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 5, 1);
const CARE_FILE = '../shared/data/threads/care_dialogs.csv';
const LABELS = 'src/domain/flaw/labels/care-dialogs.json';

const opening = (index: number, text: string, more: Partial<ComplaintOpening> = {}): ComplaintOpening => ({
  id: `c${String(index).padStart(4, '0')}`,
  person: `p${index}`,
  saidAtMs: START_MS + index * DAY_MS,
  text,
  lang: 'en',
  ...more,
});
const SPINS = [
  'The app spins forever when I pay my bill',
  'Payment page spins forever, I cannot pay',
  'Tried to pay, the circle spins forever',
  'Again the payment page spins forever. Why?',
  'Since the update it spins forever when I want to pay',
];
const OTHERS = [
  'Roaming charged twice for one week in Spain',
  'No signal at home, none at all',
  'Hotline kept me waiting an hour',
  'Charged twice for the roaming week in Italy',
  'Your shop closed early, rude people',
  'Charged twice: roaming in France is on the bill again',
  'Why did my contract become more expensive?',
];
const MIXED = [...SPINS, ...OTHERS].map((text, index) => opening(index, text));

function groupOf({ proposals }: FlawProposals, id: string): number | null {
  const found = proposals.findIndex(({ members }) => members.includes(id));
  return found === -1 ? null : found;
}

describe('proposed flaws', () => {
  it('are complaints that share words others hardly use, with the reasons in words', () => {
    const { proposals } = proposeFlaws(MIXED);
    const spins = proposals.find(({ members }) => members.includes('c0000'));
    expect(spins?.members).toEqual(['c0000', 'c0001', 'c0002', 'c0003', 'c0004']);
    expect(spins).toMatchObject({ key: 'c0000', people: 5, days: 5, nearCopies: 0 });
    expect(spins?.phrases.join(' ')).toContain('spins forever');
    expect(spins?.why[0]).toContain(
      '100 % of these complaints share words that others of the topic hardly use',
    );
  });

  it('count near copies once as a text, and say how many there are', () => {
    const copies = Array.from({ length: 6 }, (_, index) =>
      opening(100 + index, `@user${index} My bill of ${30 + index}.90 is WRONG again!!`),
    );
    const found = proposeFlaws([...MIXED, ...copies]);
    expect(new Set(copies.map(({ id }) => groupOf(found, id))).size).toBe(1);
    expect(normalisedText(copies[0]?.text ?? '')).toBe(normalisedText(copies[5]?.text ?? ''));
    expect(found.proposals.every(({ phrases }) => phrases.length > 0)).toBe(true);
  });

  it('are not made of what fewer than three people say', () => {
    const one = MIXED.map((complaint) => ({ ...complaint, person: complaint.id < 'c0005' ? 'ada' : null }));
    expect(proposeFlaws(one).proposals).toEqual([]);
    expect(proposeFlaws(one).alone).toHaveLength(MIXED.length);
  });

  it('say when their share of the topic rises', () => {
    const usual = Array.from({ length: 60 }, (_, index) =>
      opening(index, `Slow hotline number ${'abcdefghij'[index % 10]}`),
    );
    const rising = SPINS.flatMap((text, index) => [
      opening(200 + index, text, { saidAtMs: START_MS + (59 - index) * DAY_MS }),
      opening(300 + index, `${text} today`, { saidAtMs: START_MS + (59 - index) * DAY_MS }),
    ]);
    const found = proposeFlaws([...usual, ...rising]);
    const proposal = found.proposals.find(({ members }) => members.includes('c0200'));
    expect(proposal?.rise).toMatchObject({ now: 10, usual: 0, ratio: null });
    expect(proposal?.why.at(-1)).toContain('Rising together: 10 in the last 14 days, 0 in the 56 before');
  });

  it('have nothing to say about no complaints, or about ones without words', () => {
    expect(proposeFlaws([]).proposals).toEqual([]);
    const silent = Array.from({ length: 9 }, (_, index) => opening(index, '😡😡 !!!'));
    expect(proposeFlaws(silent).proposals).toEqual([]);
  });

  it('are the same in whatever order complaints come, and each complaint is in one of them or alone', () => {
    const word = fc.constantFrom(
      ...'bill double roaming spins payment slow hotline signal shop app broken twice'.split(' '),
    );
    const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 50 }), fc.integer({ min: 1, max: 49 }), (texts, turn) => {
        const complaints = texts.map((each, index) => opening(index, each));
        const found = proposeFlaws(complaints);
        expect(proposeFlaws([...complaints.slice(turn), ...complaints.slice(0, turn)])).toEqual(found);
        const all = [...found.proposals.flatMap(({ members }) => members), ...found.alone];
        expect(all.sort()).toEqual(complaints.map(({ id }) => id));
        for (const { people, members, key } of found.proposals) {
          expect(people).toBeGreaterThanOrEqual(3);
          expect(members).toContain(key);
        }
      }),
      { numRuns: 60 },
    );
  });

  const sample = sampleComplaints();
  const labelled = (found: FlawProposals, causes: ReadonlyMap<string, string>) =>
    agreement(
      [...causes.keys()].map((id) => groupOf(found, id)),
      [...causes.values()],
    );

  it('find the planted flaws of the sample company, each language for itself', () => {
    const found = labelled(proposeFlaws(sample.complaints), sample.causes);
    expect(found.purityOfCovered).toBeGreaterThan(0.85);
    expect(found.vMeasure).toBeGreaterThan(0.65);
  });

  it('hardly move when more complaints arrive', () => {
    const early = sample.complaints.slice(0, Math.floor(0.8 * sample.complaints.length));
    const was = proposeFlaws(early);
    const is = proposeFlaws(sample.complaints, { before: was.groups });
    const ids = early.filter(({ id }) => was.groups.has(id)).map(({ id }) => id);
    const keys = new Map([...new Set(is.groups.values())].map((key, index) => [key, index]));
    const places = ids.map((id) => keys.get(is.groups.get(id) ?? '') ?? null);
    expect(
      agreement(
        places,
        ids.map((id) => was.groups.get(id) as string),
      ).vMeasure,
    ).toBeGreaterThan(0.85);
  });

  it.skipIf(!existsSync(CARE_FILE))(
    'find causes labelled by hand among real complaints (needs the shared data)',
    () => {
      const complaints = readCareDialogs(readFileSync(CARE_FILE, 'utf8'));
      const causes = new Map<string, string>(Object.entries(JSON.parse(readFileSync(LABELS, 'utf8')).causes));
      const found = labelled(proposeFlaws(complaints), causes);
      expect(causes.size).toBeGreaterThanOrEqual(150);
      expect(found.purityOfCovered).toBeGreaterThan(0.7);
      expect(found.vMeasure).toBeGreaterThan(0.65);
    },
  );
});

/** Complaints about four topics with a planted flaw in each; causes by id, each language apart. */
function sampleComplaints() {
  const topics = new Set(['app', 'roaming', 'network', 'prices']);
  const complaints: ComplaintOpening[] = [];
  const causes = new Map<string, string>();
  for (const { row, truth } of describedSample({ seed: 7, anchor: '2026-11-20', mentions: 9000 })) {
    if (row.direction !== 'inbound' || truth.mood !== 'negative' || row.inReplyTo !== null) continue;
    if (!topics.has(truth.topic)) continue;
    complaints.push({
      id: row.externalId,
      person: row.author,
      saidAtMs: row.at,
      text: row.text,
      lang: truth.lang,
    });
    if (truth.cause !== null) causes.set(row.externalId, `${truth.cause} ${truth.lang}`);
  }
  return { complaints, causes };
}
