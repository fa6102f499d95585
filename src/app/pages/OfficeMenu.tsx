import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { App, Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api } from '#src/web/api.ts';
import { useMay, useSession } from '#src/web/session.ts';

/** 岗位 — who one is here, in which office of which unit; switching and leaving. */
export function OfficeMenu(): ReactNode {
  const session = useSession();
  const leave = useLeaving();
  const switchTo = useSwitching();
  const navigate = useNavigate();
  const maySeeChains = useMay('chain.read');
  const others = session.offices.filter(({ id }) => id !== session.officeId);
  const items = [
    { key: 'who', label: `${session.name}　${session.officeTitle}`, disabled: true },
    ...others.map(({ id, title, unitName }) => ({
      key: id,
      label: `换到：${title}（${unitName}）`,
      onClick: () => switchTo(id),
    })),
    { type: 'divider' as const },
    { key: 'calendar', label: '工作日历', onClick: () => navigate({ to: ADDRESSES.calendar }) },
    ...(maySeeChains
      ? [{ key: 'procedures', label: '业务设置', onClick: () => navigate({ to: ADDRESSES.procedureSettings }) }]
      : []),
    { key: 'account', label: '我的账号', onClick: () => navigate({ to: ADDRESSES.account }) },
    { key: 'leave', label: '退出登录', onClick: leave },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" className="r-who" title={`${session.unitName} ${session.officeTitle} ${session.name}`}>
        <span className="r-who-unit">{session.unitName}</span>
        <span className="r-who-name">{session.name}</span>
        <span aria-hidden="true">▾</span>
      </Button>
    </Dropdown>
  );
}

/** Signing out forgets everything that was read. */
export function useLeaving(): () => Promise<void> {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return async () => {
    const answer = await answered(api.DELETE('/api/session'));
    if (answer.is !== 'ok' && answer.is !== 'signed-out') {
      message.error(answer.message);
      return;
    }
    queries.clear();
    window.location.assign(ADDRESSES.signIn);
  };
}

/** Another office sees other things: what was read in the last one is forgotten. */
function useSwitching(): (holding: string) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  const { message } = App.useApp();
  return async (holding) => {
    const answer = await answered(api.POST('/api/session/office', { body: { holding } }));
    if (answer.is !== 'ok') {
      message.error(answer.message);
      return;
    }
    queries.clear();
    await router.navigate({ to: ADDRESSES.today });
    await router.invalidate();
  };
}
