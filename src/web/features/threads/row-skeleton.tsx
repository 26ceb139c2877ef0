/** A row that is on its way, as high and as filled as one. */
export function RowSkeleton() {
  return (
    <span className="thread-row thread-bones" aria-hidden="true">
      <span style={{ width: '34%' }} />
      <span style={{ width: '92%' }} />
      <span style={{ width: '61%' }} />
      <span style={{ width: '48%' }} />
    </span>
  );
}
