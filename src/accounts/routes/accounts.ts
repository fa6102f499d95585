import type { App } from '#src/platform/http/app.ts';
import type { SignInDesk } from '../store/sign-in-desk.ts';
import { myAccountRoutes } from './my-account.ts';
import { peopleAccountRoutes } from './people.ts';
import { secondFactorRoutes } from './second-factor.ts';
import { sessionRoutes } from './session.ts';
import { settingsRoutes } from './settings.ts';
import { signInRoutes } from './sign-in.ts';

/** 账号 — getting in, being in, and getting others in. */
export function accountRoutes(app: App, desk: SignInDesk): void {
  signInRoutes(app, desk);
  sessionRoutes(app, desk);
  myAccountRoutes(app, desk);
  secondFactorRoutes(app, desk);
  peopleAccountRoutes(app, desk);
  settingsRoutes(app, desk);
}
