import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import { sampleCompany } from '../../sample/sample-company';
import type { Database } from '../../server/db/database';
import { SingleConnectionDialect } from '../../server/db/single-connection-dialect';
import { ensureSample } from '../../server/ingest/sample-import';
import { openSentimentEngine } from '../../server/node/sentiment-engine';
import { createBackend } from '../backend';
import { SEED_ANCHOR, SEED_MENTIONS, SEED_NOW } from '../seed-settings';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SEED = path.join(ROOT, '.cache/dev-seed.tar.gz');
const STAMP = `${SEED}.stamp`;
const MADE_OF = ['src/sample', 'src/server', 'src/domain', 'src/contract', 'src/mocks/node'];

/** Builds the development seed when what it is made of has changed; answers whether it did. */
export async function buildSeed(): Promise<boolean> {
  const stamp = fingerprint();
  if (existsSync(SEED) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return false;
  const pglite = await PGlite.create({ parsers: { 20: Number, 1700: Number } });
  const db = new Kysely<Database>({ dialect: new SingleConnectionDialect(pglite as never) });
  const { services } = await createBackend(db, () => new Date(SEED_NOW), openSentimentEngine(ROOT));
  await ensureSample(services, () =>
    sampleCompany({
      seed: 1,
      anchor: SEED_ANCHOR,
      mentions: SEED_MENTIONS,
      nowMs: Date.parse(SEED_NOW),
    }),
  );
  const dump = await pglite.dumpDataDir('gzip');
  mkdirSync(path.dirname(SEED), { recursive: true });
  writeFileSync(SEED, Buffer.from(await dump.arrayBuffer()));
  writeFileSync(STAMP, stamp);
  await db.destroy();
  return true;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const folder of MADE_OF) {
    const files = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort();
    for (const file of files) {
      if (/\.tsx?$/.test(file) && !/\.(test|case)\.ts$/.test(file)) {
        hash.update(file).update(readFileSync(path.join(ROOT, folder, file)));
      }
    }
  }
  hash.update(readFileSync(path.join(ROOT, 'models/sentiment.bin')));
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const began = performance.now();
  const built = await buildSeed();
  if (built) console.log(`Development seed built in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}
