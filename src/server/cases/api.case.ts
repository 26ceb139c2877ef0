import type { OpenTestApp } from '../testing/test-app';
import { currentsCases } from './currents.case';
import { damagedFileCases } from './damaged-files.case';
import { doorCases } from './door.case';
import { importCases } from './imports.case';
import { paddlingCases } from './paddling.case';
import { serviceCases } from './service.case';

/** The whole suite of the API; every host runs it. `door` is false where no network stands before the app. */
export function apiCases(open: OpenTestApp, { door }: { door: boolean }): void {
  currentsCases(open);
  importCases(open);
  damagedFileCases(open);
  paddlingCases(open);
  serviceCases(open);
  if (door) doorCases(open);
}
