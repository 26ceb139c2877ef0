import { apiCases } from './cases/api.case';
import { rollupCases } from './cases/rollups.case';
import { sampleCases } from './cases/sample.case';
import { openPGliteApp } from './testing/test-app';

apiCases(openPGliteApp, { door: true });
rollupCases(openPGliteApp, 25);
sampleCases(openPGliteApp);
