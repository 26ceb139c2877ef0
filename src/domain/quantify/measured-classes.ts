import type { MeasuredClasses } from './class-means';

/** The engine that was measured. */
export const MEASURED_ENGINE = 'sentiment-1';

/**
 * What it says of validation posts by their class, by language; made by `npm run measure:sentiment -- --data DIR`, for
 * a new model anew.
 */
export const MEASURED_CLASSES: Readonly<Record<string, MeasuredClasses>> = {
  ar: [
    { labels: 108, mean: [0.59769, 0.16287], scatter: [0.05106, -0.0219, 0.01746] },
    { labels: 108, mean: [0.26992, 0.29385], scatter: [0.05524, -0.02367, 0.0509] },
    { labels: 108, mean: [0.18996, 0.56106], scatter: [0.0281, -0.03467, 0.08024] },
  ],
  de: [
    { labels: 108, mean: [0.59399, 0.16593], scatter: [0.07425, -0.02523, 0.02434] },
    { labels: 108, mean: [0.23217, 0.1934], scatter: [0.04605, -0.00337, 0.0384] },
    { labels: 108, mean: [0.17722, 0.66885], scatter: [0.03878, -0.04559, 0.08833] },
  ],
  en: [
    { labels: 312, mean: [0.63569, 0.11655], scatter: [0.07375, -0.02654, 0.02413] },
    { labels: 869, mean: [0.23568, 0.23632], scatter: [0.04902, -0.01562, 0.04632] },
    { labels: 819, mean: [0.1284, 0.64619], scatter: [0.02564, -0.03136, 0.08818] },
  ],
  es: [
    { labels: 108, mean: [0.52785, 0.15386], scatter: [0.05462, -0.02112, 0.01894] },
    { labels: 108, mean: [0.32408, 0.2876], scatter: [0.03009, -0.0189, 0.03481] },
    { labels: 108, mean: [0.18797, 0.55078], scatter: [0.02627, -0.03348, 0.07141] },
  ],
  fr: [
    { labels: 108, mean: [0.62802, 0.18008], scatter: [0.08484, -0.04022, 0.02813] },
    { labels: 108, mean: [0.23066, 0.27163], scatter: [0.03703, -0.00919, 0.02394] },
    { labels: 108, mean: [0.22522, 0.48934], scatter: [0.04095, -0.0323, 0.06474] },
  ],
  hi: [
    { labels: 108, mean: [0.32952, 0.32569], scatter: [0.00091, -0.00061, 0.00098] },
    { labels: 108, mean: [0.32386, 0.3244], scatter: [0.00064, -0.00037, 0.00089] },
    { labels: 108, mean: [0.32712, 0.32311], scatter: [0.00069, -0.00039, 0.00076] },
  ],
  it: [
    { labels: 108, mean: [0.46743, 0.27901], scatter: [0.05529, -0.02919, 0.03678] },
    { labels: 108, mean: [0.21933, 0.31238], scatter: [0.02117, -0.00909, 0.04159] },
    { labels: 108, mean: [0.19116, 0.55859], scatter: [0.02593, -0.02697, 0.05487] },
  ],
  pt: [
    { labels: 108, mean: [0.54008, 0.19347], scatter: [0.06421, -0.031, 0.02685] },
    { labels: 108, mean: [0.35069, 0.24298], scatter: [0.04368, -0.01471, 0.02445] },
    { labels: 108, mean: [0.17565, 0.5463], scatter: [0.0159, -0.02269, 0.06855] },
  ],
};
