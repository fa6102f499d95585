import type { ReactNode } from 'react';
import { Unanswered } from '#src/web/answer.ts';
import { Page } from '#src/web/Page.tsx';
import { Failure } from '#src/web/PageState.tsx';
import type { SideRoom } from './room.ts';

/** 没有权限 — of a room whose address somebody has who may not enter it: said before anything is asked of the server. */
export function ClosedRoom({ room }: { readonly room: SideRoom }): ReactNode {
  return (
    <Page title={room.title}>
      <Failure error={CLOSED} />
    </Page>
  );
}

const CLOSED = new Unanswered({
  is: 'forbidden',
  message: '您现在的岗位没有这项权限。如另有岗位，请切换后再试。',
  objections: [],
});
