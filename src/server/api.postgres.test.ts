import { afterAll } from 'vitest';
import { apiCases } from './cases/api.case';
import { rollupCases } from './cases/rollups.case';
import { appsOverOneStore, newPostgresStore } from './testing/test-app';

const { open, close } = appsOverOneStore(newPostgresStore);
afterAll(close);

apiCases(open, { door: true });
rollupCases(open, 40);
