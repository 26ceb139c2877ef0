import { apiCases } from './cases/api.case';
import { rollupCases } from './cases/rollups.case';
import { openPostgresApp } from './testing/test-app';

apiCases(openPostgresApp, { door: true });
rollupCases(openPostgresApp, 40);
