import type { App } from '#src/platform/http/app.ts';
import type { CaseDesk } from '../store/case-desk.ts';
import { readingRoutes } from './reading-routes.ts';

/** 学籍业务 */
export function caseRoutes(app: App, desk: CaseDesk): void {
  readingRoutes(app, desk);
}
