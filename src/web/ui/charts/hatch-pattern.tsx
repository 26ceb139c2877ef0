/** Diagonal lines for what is unknown: *not scored* and *not collected* are read by pattern, not by colour alone. */
export function HatchPattern({
  id,
  stroke,
  fill = 'none',
  gapPx = 5,
}: {
  id: string;
  stroke: string;
  fill?: string;
  gapPx?: number;
}) {
  return (
    <pattern id={id} width={gapPx} height={gapPx} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={gapPx} height={gapPx} fill={fill} />
      <line x1="0" y1="0" x2="0" y2={gapPx} stroke={stroke} strokeWidth="1.6" />
    </pattern>
  );
}
