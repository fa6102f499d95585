import { Button, Checkbox, Drawer, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { saveAs } from '#src/web/save-as.ts';
import { TaskProgress } from '#src/web/TaskProgress.tsx';
import { type Taken, taken } from '#src/web/taken.ts';
import { FIELDS, type FieldName } from '../fields.ts';
import { GROUPS } from './groups.ts';
import type { Sought } from './sought.ts';

interface Props {
  /** As the list is narrowed. */
  readonly filters: Readonly<Record<string, unknown>>;
  readonly sought: Sought;
  readonly close: () => void;
}

const USUAL: readonly FieldName[] = ['name', 'sex', 'grade', 'className', 'recordStatus', 'idType', 'idNumber'];

/** 导出 — only the columns that were ticked; numbers in stars unless they are asked for with a reason. */
export function ExportDrawer({ filters, sought, close }: Props): ReactNode {
  const [columns, setColumns] = useState<readonly string[]>(USUAL);
  const [clear, setClear] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<Taken>>();
  const { sort: _, ...narrowed } = filters;
  const words = sought.is === 'words' && sought.words !== '' ? { words: sought.words } : {};
  const run = async () => {
    setBusy(true);
    const body = { ...narrowed, ...words, columns: [...columns], format: 'xlsx' };
    const came = await workbook(clear ? { ...body, reason } : body, clear);
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    if ('task' in came.data) return;
    saveAs(came.data.file, '学籍名册.xlsx');
    close();
  };
  const task = answer?.is === 'ok' && 'task' in answer.data ? answer.data.task : undefined;
  return (
    <Drawer
      open
      title="导出学籍"
      size={460}
      // The list stays at hand beside it.
      mask={false}
      onClose={close}
      footer={
        <Button
          type="primary"
          loading={busy}
          disabled={columns.length === 0 || (clear && reason.trim().length < 2)}
          onClick={run}
        >
          导出 Excel
        </Button>
      }
    >
      <div className="r-export">
        <p>导出当前筛选条件下的学生。导出人、时间、行数和所选列会记入审计。</p>
        <Radio.Group value={clear} onChange={({ target }) => setClear(target.value === true)}>
          <Radio value={false}>号码、电话、住址遮掩</Radio>
          <Radio value={true}>号码原文</Radio>
        </Radio.Group>
        {clear && (
          <label htmlFor="export-reason">
            导出事由
            <Input
              id="export-reason"
              value={reason}
              maxLength={200}
              placeholder="如：报送县局核查名单"
              onChange={({ target }) => setReason(target.value)}
            />
          </label>
        )}
        <Refusals answer={answer} title="没有导出" />
        {task !== undefined && (
          <div>
            <p>人数较多，正在后台写成 Excel。可以离开本页，写好后在“任务”里取。</p>
            <TaskProgress key={task} task={task} />
          </div>
        )}
        <Checkbox.Group value={[...columns]} onChange={(chosen) => setColumns(chosen.map(String))}>
          {GROUPS.map(({ group, title }) => (
            <fieldset key={group} className="r-export-group">
              <legend>{title}</legend>
              {FIELDS.filter((field) => field.group === group).map((field) => (
                <Checkbox key={field.name} value={field.name}>
                  {field.title}
                </Checkbox>
              ))}
            </fieldset>
          ))}
        </Checkbox.Group>
      </div>
    </Drawer>
  );
}

function workbook(body: Readonly<Record<string, unknown>>, clear: boolean): Promise<Answer<Taken>> {
  const path = clear ? '/api/pupils/export-clear' : '/api/pupils/export';
  // The body is checked by the server; its schema is one for both addresses.
  return taken(api.POST(path, { body: body as never, parseAs: 'blob' }));
}
