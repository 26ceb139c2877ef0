import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../scripts/build.mjs';
import { dropSampleTemplate } from './support/sample-place';

/** Specs drive the built app: what people get. */
export default async function globalSetup(): Promise<void> {
  dropSampleTemplate();
  await ensureBuilt(fileURLToPath(new URL('..', import.meta.url)));
}
