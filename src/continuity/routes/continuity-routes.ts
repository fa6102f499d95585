import type { App } from '#src/platform/http/app.ts';
import { claimRoutes } from '../claims/routes/claim-routes.ts';
import type { ContinuityDesk } from '../store/continuity-desk.ts';
import { countyRoutes } from './county-routes.ts';
import { leaverRoutes } from './leaver-routes.ts';
import { listRoutes } from './list-routes.ts';

/** 学籍接续 — whoever left a school, until another has taken the record in. */
export function continuityRoutes(app: App, desk: ContinuityDesk): void {
  listRoutes(app, desk);
  countyRoutes(app, desk);
  leaverRoutes(app, desk);
  claimRoutes(app, desk);
}
