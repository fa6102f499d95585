import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { EnrollSecondFactor } from './EnrollSecondFactor.tsx';

interface Props {
  readonly enrolled: boolean;
  readonly required: boolean;
  readonly recoveryLeft: number;
}

/** 动态口令 — to be taken up by anybody, and laid down by those whose office does not ask for it. */
export function OwnSecondFactor({ enrolled, required, recoveryLeft }: Props): ReactNode {
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const [enrolling, setEnrolling] = useState(false);
  const reread = () => queries.invalidateQueries({ queryKey: ['my-account'] });
  const remove = async () => {
    const removed = await answered(api.DELETE('/api/my/second-factor'));
    if (removed.is === 'ok') await reread();
    else message.error(removed.message);
  };
  const ask = () =>
    modal.confirm({
      title: '停用动态口令？',
      content: '停用后只凭密码就能登录您的账号。换手机时可以先停用，再用新手机启用。',
      okText: '停用',
      cancelText: '不停用',
      onOk: remove,
    });
  const done = async () => {
    setEnrolling(false);
    await reread();
  };
  return (
    <section>
      <h2>动态口令</h2>
      <p>{enrolled ? `已启用，还有 ${recoveryLeft} 个备用码。` : '未启用。启用后，别人即使知道密码也登录不了。'}</p>
      {enrolled && required && <p className="r-quiet">您的岗位按规定必须使用。换手机请联系县系统管理员重置。</p>}
      {enrolled && !required && <Button onClick={ask}>停用</Button>}
      {!enrolled && <Button onClick={() => setEnrolling(true)}>启用</Button>}
      <Modal
        open={enrolling}
        title="启用动态口令"
        footer={null}
        onCancel={done}
        mask={{ closable: false }}
        destroyOnHidden
        width={440}
      >
        <EnrollSecondFactor done={done} />
      </Modal>
    </section>
  );
}
