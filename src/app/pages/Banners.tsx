import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useReachable } from '#src/web/gate.ts';
import { useSession } from '#src/web/session.ts';

/** What is true of every page at once: nobody here is real; nobody answers. */
export function Banners(): ReactNode {
  const { demo } = useSession();
  const reachable = useReachable();
  return (
    <aside aria-label="提示">
      {demo && (
        <p className="r-banner r-banner-demo">
          演示数据<span className="r-wide-only">：这里的学生、家庭和人员全部为虚构</span>，请勿录入真实信息
        </p>
      )}
      {!reachable && <Unreachable />}
    </aside>
  );
}

function Unreachable(): ReactNode {
  const queries = useQueryClient();
  return (
    <p className="r-banner r-banner-away" role="status">
      暂时连不上服务器。已填的内容还在本页，请不要关闭；网络恢复后可继续。
      <Button size="small" onClick={() => queries.refetchQueries({ type: 'active' })}>
        重试
      </Button>
    </p>
  );
}
