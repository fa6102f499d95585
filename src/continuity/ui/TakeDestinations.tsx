import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered } from '#src/web/api.ts';
import { DropZone } from '#src/web/DropZone.tsx';
import { saveAs } from '#src/web/save-as.ts';
import { sendForm } from '#src/web/send-form.ts';
import type { TakenDestinations as Taken } from './answers.ts';

/** 传回登记表 — as it was filled in; then what became of each row. */
export function TakeDestinations(): ReactNode {
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [taken, setTaken] = useState<Taken>();
  const close = () => {
    setOpened(false);
    setTaken(undefined);
  };
  const send = ([file]: readonly File[]) => {
    const form = new FormData();
    if (file !== undefined) form.append('file', file, file.name);
    return answered(sendForm<Taken>('/api/continuity/destinations', form));
  };
  const sent = async (told: Taken) => {
    setTaken(told);
    await queries.invalidateQueries({ queryKey: ['continuity'] });
  };
  return (
    <>
      <Button onClick={() => setOpened(true)}>传回登记表</Button>
      <Modal open={opened} title="传回填好的去向登记表" width={720} footer={null} onCancel={close} destroyOnHidden>
        <div className="n-form">
          <DropZone
            title="选择填好的登记表"
            hint="请用“导出登记表”得到的表。每一行单独登记，一行有误不影响别的行"
            accept=".xlsx,.xls,.csv"
            send={send}
            sent={sent}
          />
          {taken && <Outcome taken={taken} />}
        </div>
      </Modal>
    </>
  );
}

function Outcome({ taken }: { readonly taken: Taken }): ReactNode {
  const { recorded, refused, lines, workbook } = taken;
  const save = () => saveAs(fileOf(workbook), '去向登记表-办理情况.xlsx');
  return (
    <section aria-label="办理情况">
      <p role="status">
        已登记 {recorded} 名，<span className={refused > 0 ? 'r-error' : undefined}>没有登记 {refused} 名</span>。
      </p>
      {lines.length === 0 && <p className="r-query">表里没有填写任何一行。</p>}
      <ul className="n-lines">
        {lines
          .filter(({ is }) => is === 'refused')
          .map(({ name, words }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may be of namesakes; they never change places
            <li key={at}>
              <strong>{name}</strong> <span className="r-error">{words}</span>
            </li>
          ))}
      </ul>
      <Button onClick={save}>下载原表（逐行注明）</Button>
    </section>
  );
}

function fileOf(base64: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}
