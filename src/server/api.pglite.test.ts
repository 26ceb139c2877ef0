import { afterAll } from 'vitest';
import { apiCases } from './cases/api.case';
import { rollupCases } from './cases/rollups.case';
import { sampleCases } from './cases/sample.case';
import { appsOverOneStore, newPGliteStore } from './testing/test-app';

const { open, close } = appsOverOneStore(newPGliteStore);
afterAll(close);

apiCases(open, { door: true });
rollupCases(open, 25);
sampleCases(open);
