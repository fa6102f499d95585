import type { IntakeDesk } from '#src/intake/store/intake-desk.ts';
import type { App } from '#src/platform/http/app.ts';
import { itemRoutes } from './item-routes.ts';
import { readingRoutes } from './reading-routes.ts';
import { templateRoutes } from './template-routes.ts';

/** 全国系统往来 — what is taken there, what came back, and what became of it. */
export function exchangeRoutes(app: App, desk: IntakeDesk): void {
  templateRoutes(app, desk);
  readingRoutes(app, desk);
  itemRoutes(app, desk);
}
