import { accountRoutes } from '#src/accounts/routes/accounts.ts';
import { sessionGate } from '#src/accounts/routes/session-gate.ts';
import { auditRoutes } from '#src/audit/routes/audit.ts';
import { officeRoutes } from '#src/organization/routes/offices.ts';
import { peopleRoutes } from '#src/organization/routes/people.ts';
import { unitChangeRoutes } from '#src/organization/routes/unit-changes.ts';
import { unitRoutes } from '#src/organization/routes/units.ts';
import type { App } from '#src/platform/http/app.ts';
import { taskRoutes } from '#src/platform/tasks/routes/tasks.ts';
import { registryRoutes } from '#src/registry/routes/registry-routes.ts';
import { STATIONERY } from './stationery.ts';
import type { WholeDesk } from './whole-desk.ts';

/** Everything the server answers. The gate comes first: it refuses to serve a route that names no permission it knows. */
export function allRoutes(app: App, desk: WholeDesk): void {
  sessionGate(app, desk);
  accountRoutes(app, desk);
  auditRoutes(app, desk);
  unitRoutes(app, desk);
  unitChangeRoutes(app, desk);
  peopleRoutes(app, desk);
  officeRoutes(app, desk);
  registryRoutes(app, desk, STATIONERY);
  taskRoutes(app, desk, ({ actor }) => actor);
}
