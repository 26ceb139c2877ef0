import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../scripts/build.mjs';
import { dropTemplates } from './support/template-place';

/** Specs drive the built app: what people get. */
export default async function globalSetup(): Promise<void> {
  dropTemplates();
  await ensureBuilt(fileURLToPath(new URL('..', import.meta.url)));
}
