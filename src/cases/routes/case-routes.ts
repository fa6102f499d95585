import type { App } from '#src/platform/http/app.ts';
import type { CaseDesk } from '../store/case-desk.ts';
import { applyingRoutes } from './applying-routes.ts';
import { decidingRoutes } from './deciding-routes.ts';
import { readingRoutes } from './reading-routes.ts';
import { rollRoutes } from './roll-routes.ts';

/** 学籍业务 — read, applied for, decided. */
export function caseRoutes(app: App, desk: CaseDesk): void {
  readingRoutes(app, desk);
  applyingRoutes(app, desk);
  rollRoutes(app, desk);
  decidingRoutes(app, desk);
}
