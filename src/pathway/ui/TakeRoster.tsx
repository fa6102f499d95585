import { Button, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import '#src/evidence/ui/evidence.css';
import type { Answer } from '#src/web/answer.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { saveAs } from '#src/web/save-as.ts';
import type { TakenRoster } from './answers.ts';
import { sendRoster } from './send-file.ts';
import { useRefreshingPathway } from './use-deed.ts';

/** 传回花名册 — the workbook as it was filled in at the police station; then what became of each row. */
export function TakeRoster(): ReactNode {
  const input = useId();
  const refresh = useRefreshingPathway();
  const [opened, setOpened] = useState(false);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<TakenRoster>>();
  const send = async (file: File | undefined) => {
    if (file === undefined) return;
    setBusy(true);
    setAnswer(await sendRoster(file));
    setBusy(false);
    await refresh();
  };
  const close = () => {
    setOpened(false);
    setAnswer(undefined);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpened(true)}>
        传回花名册
      </Button>
      <Modal open={opened} title="传回填好的花名册" width={760} footer={null} onCancel={close} destroyOnHidden>
        <div className="p-take">
          <label htmlFor={input} className="e-drop">
            <input
              id={input}
              type="file"
              accept=".xlsx,.xls,.csv"
              className="e-drop-input"
              disabled={busy}
              onChange={({ target }) => {
                send(target.files?.[0]);
                target.value = '';
              }}
            />
            <strong aria-live="polite">{busy ? '正在逐行登记…' : '选择填好的花名册'}</strong>
            <span className="r-quiet">
              请用“导出花名册”得到的表，填“户籍核实结果”“核实日期”，有证件号的一并填写。每一行单独登记，一行有误不影响别的行。
            </span>
          </label>
          <Refusals answer={answer} title="没有登记" />
          {answer?.is === 'ok' && <Outcome taken={answer.data} />}
        </div>
      </Modal>
    </>
  );
}

const WORDS = { recorded: '已登记', unchanged: '没有变化', refused: '没有登记' } as const;

function Outcome({ taken }: { readonly taken: TakenRoster }): ReactNode {
  const { recorded, unchanged, refused, lines, workbook } = taken;
  const save = () => saveAs(fileOf(workbook), '无身份证件号花名册-办理情况.xlsx');
  return (
    <section aria-label="办理情况">
      <p role="status">
        已登记 {recorded} 名，没有变化 {unchanged} 名，
        <span className={refused > 0 ? 'r-error' : undefined}>没有登记 {refused} 名</span>。
      </p>
      {lines.length === 0 && <p className="r-query">表里没有填写任何一行。</p>}
      {lines.length > 0 && (
        <div className="p-lines">
          <table>
            <thead>
              <tr>
                <th scope="col">姓名</th>
                <th scope="col">班级</th>
                <th scope="col">办理情况</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two rows may be of namesakes; they never change places
                <tr key={at}>
                  <td>{line.name}</td>
                  <td>{line.class}</td>
                  <td className={line.is === 'refused' ? 'r-error' : undefined}>{line.words || WORDS[line.is]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Button onClick={save}>下载原表（逐行注明）</Button>
    </section>
  );
}

function fileOf(base64: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}
