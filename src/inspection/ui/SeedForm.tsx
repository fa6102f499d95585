import { Button, Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { SeedPart } from '../inspection.ts';
import type { WholeInspection } from './answers.ts';
import { useInspectionDeed } from './use-inspection-deed.ts';

interface Props {
  readonly of: WholeInspection;
  readonly close: () => void;
}

const NOBODY: SeedPart = { by: '', value: '' };

/** 登记随机数 — several people give one each, or a public number is copied; it is fixed before the list is opened. */
export function SeedForm({ of, close }: Props): ReactNode {
  const [isPublic, setPublic] = useState(false);
  const [parts, setParts] = useState<readonly SeedPart[]>([NOBODY, NOBODY]);
  const { busy, answer, run } = useInspectionDeed<unknown>(of.id);
  const set = (at: number, change: Partial<SeedPart>) =>
    setParts(parts.map((part, each) => (each === at ? { ...part, ...change } : part)));
  const shown = isPublic ? parts.slice(0, 1) : parts;
  const send = async () => {
    const body = { revision: of.revision, parts: [...shown], isPublic };
    const params = { path: { id: of.id } };
    if (await run(answered(api.POST('/api/inspections/{id}/seed', { params, body })))) close();
  };
  return (
    <Modal
      open
      title="登记随机数"
      okText="登记，不再改"
      cancelText="先不登记"
      okButtonProps={{ loading: busy }}
      onOk={send}
      onCancel={close}
    >
      <div className="r-form">
        <p className="r-quiet">
          随机数在名单打开以前定下，谁也不能挑样本。它和名单一起印在抽样记录上，任何人可以重抽。
        </p>
        <Radio.Group
          aria-label="随机数怎么来"
          value={isPublic}
          options={[
            { value: false, label: '两人以上各报一个' },
            { value: true, label: '用公开的数' },
          ]}
          onChange={({ target }) => setPublic(Boolean(target.value))}
        />
        {shown.map(({ by, value }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else to be told by
          <div key={at} className="i-seed">
            <Input
              aria-label={isPublic ? '出处' : `第 ${at + 1} 人`}
              placeholder={isPublic ? '出处：如福彩 3D 第 2025070 期' : '谁报的'}
              value={by}
              maxLength={60}
              onChange={({ target }) => set(at, { by: target.value })}
            />
            <Input
              aria-label={isPublic ? '公开的数' : `第 ${at + 1} 人报的数`}
              placeholder="数"
              inputMode="numeric"
              value={value}
              maxLength={60}
              onChange={({ target }) => set(at, { value: target.value })}
            />
          </div>
        ))}
        {!isPublic && parts.length < 10 && <Button onClick={() => setParts([...parts, NOBODY])}>再加一人</Button>}
        <Refusals answer={answer} title="没有登记" />
      </div>
    </Modal>
  );
}
