import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useSession } from '#src/web/session.ts';
import type { Room } from './room.ts';
import { groupsOf, roomsOf } from './rooms.ts';

/** The rooms, at the side of a wide screen. */
export function SideNav(): ReactNode {
  return (
    <nav className="r-side r-no-print" aria-label="主导航">
      <Grouped />
    </nav>
  );
}

/** The rooms, under the thumb: the first four, and a drawer with the rest. */
export function FootNav(): ReactNode {
  const rooms = roomsOf(useSession());
  const [open, setOpen] = useState(false);
  return (
    <nav className="r-foot r-no-print" aria-label="主导航">
      {rooms.slice(0, UNDER_THE_THUMB).map((room) => (
        <RoomLink key={room.to} room={room} />
      ))}
      <Button type="text" className="r-foot-more" onClick={() => setOpen(true)}>
        更多
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} placement="bottom" title="全部" size="auto">
        <div className="r-side" onClickCapture={() => setOpen(false)}>
          <Grouped />
          <p className="r-rooms-of">个人</p>
          {PERSONAL.map((room) => (
            <RoomLink key={room.to} room={room} />
          ))}
        </div>
      </Drawer>
    </nav>
  );
}

/** With few rooms there is nothing to group. */
function Grouped(): ReactNode {
  const groups = groupsOf(useSession());
  return groups.map(({ title, rooms }) => (
    <Fragment key={title}>
      {groups.length > 1 && <p className="r-rooms-of">{title}</p>}
      {rooms.map((room) => (
        <RoomLink key={room.to} room={room} />
      ))}
    </Fragment>
  ));
}

const UNDER_THE_THUMB = 4;

const PERSONAL = [
  { title: '消息', to: ADDRESSES.notices },
  { title: '工作日历', to: ADDRESSES.calendar },
  { title: '任务', to: ADDRESSES.tasks },
  { title: '我的账号', to: ADDRESSES.account },
] as const;

function RoomLink({ room }: { readonly room: Pick<Room, 'title' | 'to'> }): ReactNode {
  return (
    <Link
      to={room.to}
      className="r-room"
      activeProps={{ 'aria-current': 'page' }}
      activeOptions={{ exact: room.to === '/', includeSearch: false }}
    >
      {room.title}
    </Link>
  );
}
