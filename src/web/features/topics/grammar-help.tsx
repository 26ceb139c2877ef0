const ROWS: readonly [string, string][] = [
  ['network signal', 'both words, in any order'],
  ['network OR signal', 'one of them, or both'],
  ['"no service"', 'these words beside each other'],
  ['signal NEAR/5 (lost OR gone)', 'at most five words further, before or behind'],
  ['outage*', 'words that begin so'],
  ['roaming NOT (jobs OR hiring)', 'the first without the others'],
  ['#halvora', 'the whole hashtag'],
  ['@tellux', 'what this author wrote'],
  ['lang:de source:forum', 'in German, in the forum'],
  ['label.brand:acme', 'what a column of your file said'],
  ['cafe', 'also finds café; café finds only café'],
  ['… thread:off', 'replies count only by their own words'],
];

/** The language of queries on a few lines. */
export function GrammarHelp() {
  return (
    <details className="topic-help">
      <summary>How to write a query</summary>
      <table>
        <tbody>
          {ROWS.map(([query, meaning]) => (
            <tr key={query}>
              <th scope="row">
                <code>{query}</code>
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Operators are written in capitals. NEAR binds first, then NOT, AND, OR; brackets decide otherwise. A
        reply counts where the root of its thread does, unless the query says thread:off.
      </p>
    </details>
  );
}
