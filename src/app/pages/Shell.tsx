import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { ConfirmDialog } from '#src/accounts/ui/ConfirmDialog.tsx';
import { ErrorBoundary } from '#src/web/ErrorBoundary.tsx';
import { useNarrow } from '#src/web/narrow.ts';
import { SessionContext } from '#src/web/session.ts';
import { Banners } from './Banners.tsx';
import { ClosedRoom } from './ClosedRoom.tsx';
import { FootNav, SideNav } from './RoomNav.tsx';
import { closedRoomAt } from './rooms.ts';
import { SignedOut } from './SignedOut.tsx';
import { StaySignedIn } from './StaySignedIn.tsx';
import { sessionQuery } from './session-query.ts';
import { TopBar } from './TopBar.tsx';

/** 外壳 — rooms, top bar and banners around every page of somebody who is signed in. */
export function Shell(): ReactNode {
  const { data: session } = useQuery(sessionQuery);
  const narrow = useNarrow();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(pathname);
  useEffect(() => {
    // A reader who cannot see the page change is taken to its beginning.
    if (first.current !== pathname) main.current?.focus({ preventScroll: true });
    first.current = pathname;
  }, [pathname]);
  if (session === undefined) return null;
  const closed = closedRoomAt(pathname, session);
  return (
    <SessionContext value={session}>
      <a className="r-skip" href="#main">
        跳到正文
      </a>
      <div className="r-shell">
        <TopBar />
        <Banners />
        <div className="r-rooms-and-page">
          {!narrow && <SideNav />}
          <main id="main" ref={main} tabIndex={-1}>
            <ErrorBoundary key={pathname}>
              {closed === undefined ? <Outlet /> : <ClosedRoom room={closed} />}
            </ErrorBoundary>
          </main>
        </div>
        {narrow && <FootNav />}
      </div>
      <StaySignedIn />
      <SignedOut />
      <ConfirmDialog />
    </SessionContext>
  );
}
