import { Button, Drawer, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { saveAs } from '#src/web/save-as.ts';
import { TaskProgress } from '#src/web/TaskProgress.tsx';
import { type Taken, taken } from '#src/web/taken.ts';
import type { TemplateLine } from './answers.ts';

interface Props {
  readonly line: TemplateLine;
  readonly close: () => void;
}

/** 导出模板 — which format, in stars or in full, and why. */
export function ExportTemplateDrawer({ line, close }: Props): ReactNode {
  const [format, setFormat] = useState<'xlsx' | 'xls'>('xlsx');
  const [clear, setClear] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<Taken>>();
  const task = answer?.is === 'ok' && 'task' in answer.data ? answer.data.task : undefined;
  const run = async () => {
    setBusy(true);
    const path = clear ? '/api/exchange/export-clear' : '/api/exchange/export';
    const came = await taken(api.POST(path, { body: { kind: line.kind, format, reason }, parseAs: 'blob' }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok' || 'task' in came.data) return;
    saveAs(came.data.file, `${line.title}.${format}`);
    close();
  };
  return (
    <Drawer
      open
      title={`导出${line.title}`}
      size={420}
      onClose={close}
      footer={
        <Button type="primary" loading={busy} disabled={reason.trim().length < 2 || task !== undefined} onClick={run}>
          导出 {line.count.toLocaleString('zh-CN')} 行
        </Button>
      }
    >
      <div className="x-form">
        <fieldset>
          <legend>格式</legend>
          <Radio.Group value={format} onChange={({ target }) => setFormat(target.value)}>
            <Radio value="xlsx">.xlsx</Radio>
            <Radio value="xls">.xls（旧版 Excel）</Radio>
          </Radio.Group>
        </fieldset>
        <fieldset>
          <legend>号码、电话、住址</legend>
          <Radio.Group value={clear} onChange={({ target }) => setClear(target.value === true)}>
            <Radio value={false}>遮掩</Radio>
            <Radio value={true}>原文（要重新验证身份）</Radio>
          </Radio.Group>
        </fieldset>
        <label htmlFor="exchange-reason">
          导出事由
          <Input
            id="exchange-reason"
            value={reason}
            maxLength={200}
            placeholder="如：带到全国学籍系统更新"
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={() => reason.trim().length >= 2 && run()}
          />
        </label>
        <p className="r-quiet">导出人、时间、行数和事由会记入审计。含原文的文件请妥善保管，用后删除。</p>
        <Refusals answer={answer} title="没有导出" />
        {task !== undefined && (
          <div>
            <p>人数较多，正在后台写。可以离开本页，写好后在“任务”里取。</p>
            <TaskProgress key={task} task={task} />
          </div>
        )}
      </div>
    </Drawer>
  );
}
