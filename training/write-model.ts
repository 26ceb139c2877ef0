import { COMPLAINT_BUCKETS } from '../src/domain/text/sentiment/complaint-features';
import {
  MODEL_MAGIC,
  type ModelHeader,
  type PartHeader,
  PLANES,
  readModelFile,
} from '../src/domain/text/sentiment/model-file';
import type { WordList } from './word-lists';

/** A part as trained: planes of weights against neutral, by bucket and dense feature. */
export interface TrainedPart {
  header: Pick<PartHeader, 'languages' | 'tagged' | 'bits'>;
  /** Buckets kept, ascending, and their weights in steps, by plane. */
  buckets: Int32Array;
  planes: Int8Array[];
  steps: number[];
  bias: number[];
  sharpness: number[];
  dense: number[][];
}

/** Keeps the largest `share` of the buckets and writes their weights as whole steps, −127…127. */
export function quantise(
  weights: readonly Float64Array[],
  width: number,
  share: number,
): Pick<TrainedPart, 'buckets' | 'planes' | 'steps'> {
  const sizes = Float64Array.from({ length: width }, (_, i) =>
    Math.max(...weights.map((plane) => Math.abs(plane[i] as number))),
  );
  const kept = Math.floor(width * share);
  const bound = Float64Array.from(sizes).sort()[width - kept] as number;
  const buckets = Int32Array.from(
    [...sizes.keys()].filter((i) => (sizes[i] as number) > 0 && (sizes[i] as number) >= bound),
  );
  const steps = weights.map((plane) => {
    const used = Float64Array.from(buckets, (bucket) => Math.abs(plane[bucket] as number)).sort();
    return (used[Math.floor(used.length * 0.9995)] as number) / 127;
  });
  const planes = weights.map((plane, p) =>
    Int8Array.from(buckets, (bucket) => {
      const whole = Math.round((plane[bucket] as number) / (steps[p] as number));
      return Math.max(-127, Math.min(127, whole));
    }),
  );
  return { buckets, planes, steps };
}

/** The model file; `readModelFile` reads it. */
export function writeModel(
  engine: string,
  lists: readonly WordList[],
  parts: readonly TrainedPart[],
): Uint8Array {
  const sections: Uint8Array[] = [];
  const header: ModelHeader = {
    engine,
    lexicons: lists.map(({ languages, slot, tenths }) => {
      const keys = ascending(tenths.keys());
      sections.push(keys, bytesOf(Int8Array.from(tenths.values())));
      return { languages, slot, words: tenths.size, bytes: keys.length };
    }),
    parts: parts.map(({ header: shape, buckets, planes, steps, bias, sharpness, dense }) => {
      if (planes.length !== PLANES) throw new Error(`A part has ${PLANES} planes.`);
      const keys = ascending(buckets);
      sections.push(keys, ...planes.map(bytesOf));
      return {
        ...shape,
        buckets: buckets.length,
        bytes: keys.length,
        steps,
        bias,
        sharpness,
        dense,
      };
    }),
  };
  return fileOf(header, sections);
}

/** A model file as it was before complaints were learned over it. */
export function withoutComplaints(bytes: Uint8Array): Uint8Array {
  const { header, sections } = cut(bytes);
  if (!header.complaint) return bytes;
  const { complaint, ...rest } = header;
  return fileOf(rest, [sections.subarray(0, sections.length - complaint.buckets)]);
}

/** A model file with the model of complaints over it; weights of buckets are written as whole steps. */
export function withComplaints(
  bytes: Uint8Array,
  version: string,
  languages: readonly string[],
  weights: Float64Array,
): Uint8Array {
  const { header, sections } = cut(bytes);
  const grams = weights.subarray(0, COMPLAINT_BUCKETS);
  const step = grams.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  const single = Array.from(weights.subarray(COMPLAINT_BUCKETS), (weight) => Math.round(weight * 1e5) / 1e5);
  const complaint = { version, languages, buckets: COMPLAINT_BUCKETS, step, single };
  const steps = Int8Array.from(grams, (weight) => Math.round(weight / step));
  return fileOf({ ...header, complaint }, [sections, bytesOf(steps)]);
}

/** The header of a model file and the bytes after it. */
function cut(bytes: Uint8Array): { header: ModelHeader; sections: Uint8Array } {
  const { header } = readModelFile(bytes);
  const from = MODEL_MAGIC.length;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(from, true);
  return { header, sections: bytes.subarray(from + 4 + length) };
}

function fileOf(header: ModelHeader, sections: readonly Uint8Array[]): Uint8Array {
  const text = new TextEncoder();
  const head = text.encode(JSON.stringify(header));
  const length = new Uint8Array(new Uint32Array([head.length]).buffer);
  return joined([text.encode(MODEL_MAGIC), length, head, ...sections]);
}

function ascending(numbers: Iterable<number>): Uint8Array {
  const bytes: number[] = [];
  let last = 0;
  for (const number of numbers) {
    let gap = number - last;
    if (gap < 0) throw new Error('Numbers of a model ascend.');
    last = number;
    while (gap > 127) {
      bytes.push((gap & 127) | 128);
      gap >>>= 7;
    }
    bytes.push(gap);
  }
  return Uint8Array.from(bytes);
}

function bytesOf(signed: Int8Array): Uint8Array {
  return new Uint8Array(signed.buffer, signed.byteOffset, signed.length);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
