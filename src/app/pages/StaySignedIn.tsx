import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { answeredAt } from '#src/web/gate.ts';
import { useSession } from '#src/web/session.ts';
import { useLeaving } from './OfficeMenu.tsx';
import { sessionQuery } from './session-query.ts';

/**
 * 登录将失效 — the server counts idleness by requests. Whoever types a long form makes none, so work at the page is told to it;
 * an empty chair is warned two minutes before.
 */
export function StaySignedIn(): ReactNode {
  const { idleMinutes } = useSession();
  const queries = useQueryClient();
  const leave = useLeaving();
  const [left, setLeft] = useState<number>();
  const limit = idleMinutes * MINUTE;

  useEffect(() => {
    const stay = () => queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
    const atWork = () => {
      const quiet = Date.now() - answeredAt();
      if (quiet > limit / 4 && quiet < limit - WARNING) stay();
    };
    const look = () => {
      const rest = limit - (Date.now() - answeredAt());
      setLeft(rest < WARNING ? Math.max(0, Math.ceil(rest / 1000)) : undefined);
      if (rest < 0) stay(); // answers that nobody is signed in, and leads to the sign-in page
    };
    const timer = setInterval(look, 1_000);
    window.addEventListener('keydown', atWork);
    window.addEventListener('pointerdown', atWork);
    return () => {
      clearInterval(timer);
      window.removeEventListener('keydown', atWork);
      window.removeEventListener('pointerdown', atWork);
    };
  }, [queries, limit]);

  const stay = () => queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).then(() => setLeft(undefined));
  return (
    <Modal
      open={left !== undefined && left > 0}
      title="登录即将失效"
      closable={false}
      footer={[
        <Button key="leave" onClick={leave}>
          退出登录
        </Button>,
        <Button key="stay" type="primary" onClick={stay}>
          继续工作
        </Button>,
      ]}
    >
      <p>
        有一段时间没有操作了。为保护学生信息，<span className="r-num">{left}</span> 秒后将退出登录。
      </p>
    </Modal>
  );
}

const MINUTE = 60_000;
const WARNING = 2 * MINUTE;
