import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCareRows } from '../bench/care-dialogs';
import { readPosts } from './labelled-posts';

const LABELS = path.resolve(import.meta.dirname, '../bench/labels/complaints.json');

/** What was read by hand; texts stay where they are, labels stand by id, or by what a text hashes to. */
interface LabelFile {
  /** Brands whose posts no training and no choice of a setting saw. */
  testBrands: string[];
  complaints: Record<string, boolean>;
  otherThreads: Record<string, boolean>;
  generalTraining: Record<string, boolean>;
  generalTest: Record<string, boolean>;
}

export interface LabelledText {
  text: string;
  complaint: boolean;
  /** Whom it was written to; what is not written to a company has none. */
  brand: string | null;
}

/** `care`: to care accounts; `other`: of another set of support threads; `general`: negative, written to nobody. */
export interface LabelledComplaints {
  training: { care: LabelledText[]; general: LabelledText[] };
  test: { care: LabelledText[]; other: LabelledText[]; general: LabelledText[] };
}

/** The hand-read posts with their texts, from the folder of shared data. */
export function readLabelledComplaints(data: string): LabelledComplaints {
  const labels = JSON.parse(readFileSync(LABELS, 'utf8')) as LabelFile;
  const file = (name: string) => path.join(data, name);
  const care = readCareRows(readFileSync(file('threads/care_dialogs.csv'), 'utf8')).flatMap((row) => {
    const [id = '', , text = '', , , , brand = ''] = row;
    return labelled(labels.complaints[id], text, brand);
  });
  const isTest = ({ brand }: LabelledText) => brand !== null && labels.testBrands.includes(brand);
  const twcs = readCareRows(readFileSync(file('payloads/csv/twcs_sample.csv'), 'utf8').replaceAll('\r', ''));
  const general = (name: string, of: Record<string, boolean>) =>
    readPosts(file(`sentiment/${name}`)).flatMap(({ text }) => labelled(of[hashOfText(text)], text, null));
  return {
    training: {
      care: care.filter((post) => !isTest(post)),
      general: general('train/en.tsv', labels.generalTraining),
    },
    test: {
      care: care.filter(isTest),
      other: twcs.flatMap(([id = '', , , , text = '']) => labelled(labels.otherThreads[id], text, null)),
      general: general('validation/en.tsv', labels.generalTest),
    },
  };
}

function labelled(complaint: boolean | undefined, text: string, brand: string | null): LabelledText[] {
  return complaint === undefined ? [] : [{ text, complaint, brand }];
}

function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
