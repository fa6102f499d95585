import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ADDRESSES } from '#src/web/addresses.ts';
import { Unanswered } from '#src/web/answer.ts';
import { Broken } from '#src/web/ErrorBoundary.tsx';
import { Failure } from '#src/web/PageState.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { Shell } from './Shell.tsx';
import { PAGES } from './screens.ts';
import { searchText, searchValues } from './search-params.ts';
import { readSession } from './session-query.ts';

/** 路由 — which screen lies at which address. The sign-in page stands outside; all others stand in the shell. */
export function newRouter(queries: QueryClient) {
  const root = createRootRoute({ component: Outlet });
  const signIn = createRoute({
    getParentRoute: () => root,
    path: ADDRESSES.signIn,
    component: lazyRouteComponent(() => import('#src/accounts/ui/SignInPage.tsx'), 'SignInPage'),
  });
  const receipt = createRoute({
    getParentRoute: () => root,
    path: ADDRESSES.receipt,
    component: lazyRouteComponent(() => import('#src/cases/ui/ReceiptPage.tsx'), 'ReceiptPage'),
  });
  const upload = createRoute({
    getParentRoute: () => root,
    path: ADDRESSES.upload,
    component: lazyRouteComponent(() => import('#src/evidence/ui/PhonePage.tsx'), 'PhonePage'),
  });
  const wall = createRoute({
    getParentRoute: () => root,
    path: ADDRESSES.wall,
    component: lazyRouteComponent(() => import('#src/monitoring/ui/wall/WallPage.tsx'), 'WallPage'),
  });
  const desk = createRoute({
    getParentRoute: () => root,
    id: 'desk',
    component: Shell,
    beforeLoad: async ({ location }) => {
      if ((await readSession(queries)) === undefined) {
        throw redirect({ to: ADDRESSES.signIn, search: location.href === '/' ? {} : { to: location.href } });
      }
    },
  });
  const screens = PAGES.map(({ path, page }) =>
    createRoute({ getParentRoute: () => desk, path, component: page, pendingMs: 300 }),
  );
  const nowhere = createRoute({ getParentRoute: () => desk, path: '$', component: NotFoundPage });
  return createRouter({
    routeTree: root.addChildren([signIn, receipt, upload, wall, desk.addChildren([...screens, nowhere])]),
    parseSearch: searchValues,
    stringifySearch: searchText,
    defaultErrorComponent: Unshown,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

function Unshown({ error, reset }: ErrorComponentProps) {
  return error instanceof Unanswered ? <Failure error={error} retry={reset} /> : <Broken retry={reset} />;
}
