const SCENARIOS = ['slow', 'server-error', 'empty', 'storm', 'offline', 'signed-out', 'partial-history'];

/** Development only: loads the page anew in one of the mock's named situations. */
export function ScenarioSwitcher() {
  const current = new URLSearchParams(window.location.search).get('scenario') ?? '';
  return (
    <select
      aria-label="Scenario of the mock"
      value={current}
      className="h-8 max-w-36 rounded-md border border-line bg-surface px-1 text-ink2 text-small"
      onChange={(event) => {
        const url = new URL(window.location.href);
        if (event.target.value === '') url.searchParams.delete('scenario');
        else url.searchParams.set('scenario', event.target.value);
        window.location.assign(url);
      }}
    >
      <option value="">sample data</option>
      {SCENARIOS.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  );
}
