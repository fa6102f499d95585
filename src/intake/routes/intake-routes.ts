import type { App } from '#src/platform/http/app.ts';
import type { IntakeDesk } from '../store/intake-desk.ts';
import { importRoutes } from './import-routes.ts';
import { rowRoutes } from './row-routes.ts';
import { stepRoutes } from './step-routes.ts';

/** 导入 — everything an upload can be asked over HTTP. */
export function intakeRoutes(app: App, desk: IntakeDesk): void {
  importRoutes(app, desk);
  stepRoutes(app, desk);
  rowRoutes(app, desk);
}
