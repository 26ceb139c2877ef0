/** How well clusters agree with labels. */
export interface Agreement {
  /** Share of labelled items in the label that is most frequent in their cluster. */
  purity: number;
  homogeneity: number;
  completeness: number;
  /** Harmonic mean of homogeneity and completeness (Rosenberg and Hirschberg 2007). */
  vMeasure: number;
  /** Share of labelled items that are in a cluster. */
  coverage: number;
  /** Purity of those that are. */
  purityOfCovered: number;
  /** Clusters with a labelled item, unclustered items left out. */
  clusters: number;
}

/** Items of cluster `null` are unclustered: each is a cluster of its own, which costs completeness. */
export function agreement(clusters: readonly (number | null)[], labels: readonly string[]): Agreement {
  const names = clusters.map((cluster, index) =>
    cluster === null ? `alone ${index}` : `cluster ${cluster}`,
  );
  const cells = new Map<string, Map<string, number>>();
  names.forEach((name, index) => {
    const row = cells.get(name) ?? new Map<string, number>();
    const label = labels[index] as string;
    row.set(label, (row.get(label) ?? 0) + 1);
    cells.set(name, row);
  });
  const total = labels.length;
  const entropy = (counts: readonly number[]) =>
    -counts.reduce((sum, count) => sum + (count / total) * Math.log(count / total), 0);
  const sums = [...cells.values()].map((row) => [...row.values()].reduce((sum, count) => sum + count, 0));
  const joint = entropy([...cells.values()].flatMap((row) => [...row.values()]));
  const ofLabels = entropy([...countsOf(labels).values()]);
  const ofClusters = entropy(sums);
  const homogeneity = ofLabels === 0 ? 1 : 1 - (joint - ofClusters) / ofLabels;
  const completeness = ofClusters === 0 ? 1 : 1 - (joint - ofLabels) / ofClusters;
  const inCluster = [...cells].filter(([name]) => name.startsWith('cluster'));
  const best = (rows: readonly Map<string, number>[]) =>
    rows.reduce((sum, row) => sum + Math.max(...row.values()), 0);
  const covered = clusters.filter((cluster) => cluster !== null).length;
  return {
    purity: best([...cells.values()]) / total,
    homogeneity,
    completeness,
    vMeasure:
      homogeneity + completeness === 0 ? 0 : (2 * homogeneity * completeness) / (homogeneity + completeness),
    coverage: covered / total,
    purityOfCovered: covered === 0 ? 1 : best(inCluster.map(([, row]) => row)) / covered,
    clusters: inCluster.length,
  };
}

function countsOf(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
