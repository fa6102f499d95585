import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { useNarrow } from '#src/web/narrow.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { NOTICE_KINDS } from '../violation.ts';
import type { KindsGiven } from './answers.ts';
import { useKinds } from './use-kinds.ts';
import '#src/organization/ui/organization.css';

/** 违规种类 — the notice's four stand; a county adds its own, with its ground, and gives them up again. */
export function KindsDrawer({ close }: { readonly close: () => void }): ReactNode {
  const kinds = useKinds();
  return kinds.length === 0 ? null : <Kinds kinds={kinds} close={close} />;
}

type Kind = KindsGiven['kinds'][number];

function Kinds({ kinds, close }: { readonly kinds: readonly Kind[]; readonly close: () => void }): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const isNarrow = useNarrow();
  const [own, setOwn] = useState<readonly Kind[]>(() => kinds.filter(({ key }) => !(key in NOTICE_KINDS)));
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const set = (at: number, change: Partial<Kind>) =>
    setOwn(own.map((kind, each) => (each === at ? { ...kind, ...change } : kind)));
  const add = () => {
    const taken = new Set(kinds.map(({ key }) => key));
    let next = own.length + 1;
    while (taken.has(`own-${next}`) || own.some(({ key }) => key === `own-${next}`)) next += 1;
    setOwn([...own, { key: `own-${next}`, title: '', basis: '', isRetired: false }]);
  };
  const save = async () => {
    setBusy(true);
    const came = await answered(api.PUT('/api/violations/kinds', { body: { own: [...own] } }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['violation-kinds'] });
    message.success('已保存');
    close();
  };
  return (
    <Drawer
      open
      title="违规种类"
      size={isNarrow ? '100%' : 560}
      onClose={close}
      footer={
        <div className="ds-tools">
          <Button onClick={add}>增加一种</Button>
          <Button type="primary" loading={busy} onClick={save}>
            保存
          </Button>
        </div>
      }
    >
      <div className="r-form">
        <p>通知所列，不能改：</p>
        <ul className="ds-list">
          {Object.entries(NOTICE_KINDS).map(([key, { title, basis }]) => (
            <li key={key}>
              <b>{title}</b>
              <span className="r-quiet">{basis}</span>
            </li>
          ))}
        </ul>
        <p>本县自定：</p>
        {own.length === 0 && <p className="r-quiet">还没有。停用的种类不再供选择，以前登记的仍显示原名。</p>}
        {own.map(({ key, title, basis, isRetired }, at) => (
          <div key={key} className="ds-kind">
            <Input
              aria-label={`第 ${at + 1} 种名称`}
              placeholder="名称"
              value={title}
              maxLength={30}
              onChange={({ target }) => set(at, { title: target.value })}
            />
            <Input
              aria-label={`第 ${at + 1} 种依据`}
              placeholder="依据：哪个文件哪一条"
              value={basis}
              maxLength={100}
              onChange={({ target }) => set(at, { basis: target.value })}
            />
            <Button onClick={() => set(at, { isRetired: !isRetired })}>{isRetired ? '恢复' : '停用'}</Button>
          </div>
        ))}
        <Refusals answer={answer} title="没有保存" />
      </div>
    </Drawer>
  );
}
