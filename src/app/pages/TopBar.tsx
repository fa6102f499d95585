import { Link, useLocation } from '@tanstack/react-router';
import { Badge, Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { NoticeBell } from '#src/notices/ui/NoticeBell.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useMay } from '#src/web/session.ts';
import { isUnderWay } from '#src/web/TaskProgress.tsx';
import { OfficeMenu } from './OfficeMenu.tsx';
import { roomAt } from './rooms.ts';
import { SearchBox } from './SearchBox.tsx';
import { useTasks } from './tasks.ts';

/** Where one is and who one is; search, tasks and help from everywhere. */
export function TopBar(): ReactNode {
  const mayRead = useMay('record.read');
  return (
    <header className="r-top r-no-print">
      <Link to={ADDRESSES.today} className="r-brand" aria-label="人籍，回到今日">
        人籍
      </Link>
      {mayRead && <SearchBox />}
      <div className="r-top-end">
        <NoticeBell />
        <TasksBell />
        <Help />
        <OfficeMenu />
      </div>
    </header>
  );
}

function TasksBell(): ReactNode {
  const running = useTasks().data?.rows.filter(isUnderWay).length ?? 0;
  return (
    <Link to={ADDRESSES.tasks} className="r-top-link" aria-label={running > 0 ? `任务，${running} 项正在进行` : '任务'}>
      <Badge count={running} size="small" offset={[8, -2]}>
        <span className="r-top-link">任务</span>
      </Badge>
    </Link>
  );
}

function Help(): ReactNode {
  const [open, setOpen] = useState(false);
  const room = roomAt(useLocation().pathname);
  return (
    <>
      <Button type="text" aria-label="本页帮助" onClick={() => setOpen(true)}>
        帮助
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={`帮助：${room?.title ?? '人籍'}`}>
        {(room?.help ?? []).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p>
          <a href={`/manual/${room?.manual ?? 'index'}.html`} target="_blank" rel="noreferrer">
            手册：{room?.title ?? '人籍'}怎样用
          </a>
          {'　'}
          <a href="/manual/index.html" target="_blank" rel="noreferrer">
            手册目录
          </a>
        </p>
        <h3>键盘</h3>
        <dl className="r-keys">
          {KEYS.map(([key, deed]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{deed}</dd>
            </div>
          ))}
        </dl>
      </Drawer>
    </>
  );
}

const KEYS = [
  ['/ 或 Ctrl+K', '查找学生'],
  ['↑ ↓', '在表格里移动'],
  ['Home End', '到第一行、最后一行'],
  ['Enter', '打开所在的行'],
  ['Tab', '到下一处'],
  ['Esc', '关闭弹出的窗口'],
] as const;
