import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../scripts/build.mjs';

/** Specs drive the built app: what people get. */
export default async function globalSetup(): Promise<void> {
  await ensureBuilt(fileURLToPath(new URL('..', import.meta.url)));
}
