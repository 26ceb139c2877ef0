const UNITS = [
  { bytes: 1e9, name: 'GB' },
  { bytes: 1e6, name: 'MB' },
  { bytes: 1e3, name: 'kB' },
];

/** A size in the unit people read: 96 MB, 2.4 kB, 120 bytes. */
export function sizeWords(bytes: number): string {
  const unit = UNITS.find((candidate) => bytes >= candidate.bytes);
  if (!unit) return `${bytes} bytes`;
  const value = bytes / unit.bytes;
  return `${value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit.name}`;
}
