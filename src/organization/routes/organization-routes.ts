import type { App } from '#src/platform/http/app.ts';
import type { OrganizationDesk } from '../store/organization-desk.ts';
import { delegationRoutes } from './delegations.ts';
import { directoryRoutes } from './directory.ts';
import { organizationImportRoutes } from './import.ts';
import { officeRoutes } from './offices.ts';
import { peopleRoutes } from './people.ts';
import { unitChangeRoutes } from './unit-changes.ts';
import { unitRoutes } from './units.ts';

/** 机构与人员 — everything of this folder that is asked over HTTP. */
export function organizationRoutes(app: App, desk: OrganizationDesk): void {
  unitRoutes(app, desk);
  unitChangeRoutes(app, desk);
  peopleRoutes(app, desk);
  officeRoutes(app, desk);
  directoryRoutes(app, desk);
  delegationRoutes(app, desk);
  organizationImportRoutes(app, desk);
}
