import './threads.css';

/** Where a conversation will stand, while it is fetched. */
export function ThreadSkeleton() {
  return (
    <div className="thread-card thread-skeleton" aria-busy="true">
      <span className="sr-only">Loading the thread</span>
      {[70, 88, 54, 76].map((width) => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
