import type { App } from '#src/platform/http/app.ts';
import type { PublicDesk } from '#src/platform/puzzle/puzzle-desk.ts';
import type { TipOffDesk } from '../store/report.ts';
import { inspectingRoutes } from './inspecting-routes.ts';
import { keyRoutes } from './key-routes.ts';
import { reportingRoutes } from './reporting-routes.ts';

/** 举报: made by anybody without a trace, and opened by the inspectors alone. */
export function tipOffRoutes(app: App, desk: TipOffDesk & PublicDesk): void {
  reportingRoutes(app, desk);
  inspectingRoutes(app, desk);
  keyRoutes(app, desk);
}
