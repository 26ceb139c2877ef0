import type { Services } from '../services';

/** Looks through complaints for groups that might be flaws. */
export async function lookForFlaws(_services: Services): Promise<void> {}
