import type { Desk } from '#src/platform/desk.ts';
import type { App } from '#src/platform/http/app.ts';
import type { TodayProvider } from '../today.ts';
import { findingRoutes } from './finding-routes.ts';
import { overviewRoutes } from './overview-routes.ts';
import { todayRoutes } from './today-routes.ts';
import { workRoutes } from './work-routes.ts';

/** Everything about findings. `others` say what else there is for today; see `today.ts`. */
export function findingsRoutes(app: App, desk: Desk, others: readonly TodayProvider[] = []): void {
  findingRoutes(app, desk);
  workRoutes(app, desk);
  overviewRoutes(app, desk);
  todayRoutes(app, desk, others);
}
