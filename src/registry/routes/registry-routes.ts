import type { App } from '#src/platform/http/app.ts';
import type { RegisterDesk } from '../store/register-desk.ts';
import { exportRoutes, type Stationery } from './export-routes.ts';
import { photoRoutes } from './photo-routes.ts';
import { pupilRoutes } from './pupil-routes.ts';
import { recordRoutes } from './record-routes.ts';

/** 学籍 — everything the register answers over HTTP. */
export function registryRoutes(app: App, desk: RegisterDesk, stationery: Stationery): void {
  pupilRoutes(app, desk);
  recordRoutes(app, desk);
  photoRoutes(app, desk);
  exportRoutes(app, desk, stationery);
}
