import type { ScoredLanguage } from './hints';

/** First bytes of a model file. */
export const MODEL_MAGIC = 'EDYSENT1';
/** Planes of weights: negative and positive, each against neutral. */
export const PLANES = 2;

/** What a model file says of itself, ahead of its numbers. */
export interface ModelHeader {
  /** Engine and version that stand with every score. */
  engine: string;
  /** In the order in which their numbers follow. */
  lexicons: readonly { languages: readonly ScoredLanguage[]; slot: 0 | 1; words: number; bytes: number }[];
  parts: readonly PartHeader[];
  /** The model of complaints, whose weights come last; absent until it was trained over this engine. */
  complaint?: ComplaintHeader;
}

export interface ComplaintHeader {
  version: string;
  languages: readonly string[];
  buckets: number;
  /** What one step of a bucket's weight is worth. */
  step: number;
  /** Weights of the columns that are no buckets. */
  single: readonly number[];
}

export interface PartHeader {
  languages: readonly ScoredLanguage[];
  /** Each n-gram counts a second time as one of its language. */
  tagged: boolean;
  bits: number;
  /** Buckets that hold weights, and the bytes in which their numbers are written. */
  buckets: number;
  bytes: number;
  /** What one step of a weight is worth, by plane. */
  steps: readonly number[];
  bias: readonly number[];
  /** How decidedly it speaks, by language in the order of `languages`. */
  sharpness: readonly number[];
  /** By plane: dense features shared, then one copy a language where tagged. */
  dense: readonly (readonly number[])[];
}

export interface ModelFile {
  header: ModelHeader;
  lexicons: { keys: Int32Array; tenths: Int8Array }[];
  parts: { buckets: Int32Array; planes: Int8Array[] }[];
  complaint: Int8Array | null;
}

/** Reads a model file: magic, length of the header, header, then the sections it announces. Throws on anything else. */
export function readModelFile(bytes: Uint8Array): ModelFile {
  if (asciiOf(bytes.subarray(0, MODEL_MAGIC.length)) !== MODEL_MAGIC) {
    throw new Error('This is no sentiment model of this version.');
  }
  let at = MODEL_MAGIC.length;
  const take = (length: number) => {
    if (at + length > bytes.length) throw new Error('The sentiment model ends too early.');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const [a, b, c, d] = take(4) as unknown as [number, number, number, number];
  const header = JSON.parse(asciiOf(take(a | (b << 8) | (c << 16) | (d << 24)))) as ModelHeader;
  const signed = (length: number) => {
    const { buffer, byteOffset } = take(length);
    return new Int8Array(buffer, byteOffset, length);
  };
  const lexicons = header.lexicons.map(({ words, bytes: length }) => ({
    keys: readAscending(take(length), words),
    tenths: signed(words),
  }));
  const parts = header.parts.map(({ buckets, bytes: length }) => ({
    buckets: readAscending(take(length), buckets),
    planes: Array.from({ length: PLANES }, () => signed(buckets)),
  }));
  const complaint = header.complaint ? signed(header.complaint.buckets) : null;
  return { header, lexicons, parts, complaint };
}

/** Ascending numbers as differences of seven bits a byte. */
export function readAscending(bytes: Uint8Array, count: number): Int32Array {
  const numbers = new Int32Array(count);
  let at = 0;
  let last = 0;
  for (let i = 0; i < count; i++) {
    let shift = 0;
    let byte: number;
    do {
      byte = bytes[at++] as number;
      last += (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    numbers[i] = last;
  }
  return numbers;
}

function asciiOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
