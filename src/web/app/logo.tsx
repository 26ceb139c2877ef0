/** Two currents: what people say and what we put out. */
export function Logo() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <path
        d="M1 8c4-4 7 3 10 0s6-3 10 0"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
      <path
        d="M1 15c4-4 7 3 10 0s6-3 10 0"
        fill="none"
        stroke="var(--camp)"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
    </svg>
  );
}
