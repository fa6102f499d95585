import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { momentInWords, shortDay } from '#src/web/dates.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { sendForm } from '#src/web/send-form.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import type { AttendanceImports, AttendancePlan } from './answers.ts';
import { PlannedLines } from './PlannedLines.tsx';

/** 导入考勤表 — a school that keeps its own list: looked through line by line, written in one go or not at all, undone as a whole. */
export function ImportView(): ReactNode {
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<AttendancePlan>>();
  const plan = answer?.is === 'ok' ? answer.data : undefined;
  const send = async (chosen: File, commit: boolean) => {
    setBusy(true);
    const form = new FormData();
    form.append('file', chosen, chosen.name);
    const came = await answered(
      sendForm<AttendancePlan>(`/api/attendance/imports${commit ? '?commit=yes' : ''}`, form),
    );
    setBusy(false);
    setAnswer(came);
    if (commit && came.is === 'ok') await queries.invalidateQueries();
  };
  const again = () => {
    setFile(undefined);
    setAnswer(undefined);
  };
  return (
    <div className="at-units">
      {plan === undefined && (
        <>
          <p>
            学校自己做考勤表的，<a href="/api/attendance/template.xlsx">下载模板</a>
            填好上传，不用每天在手机上登记。先逐行核对，无误后才写入；班主任登记过的保留班主任的。
          </p>
          <Upload.Dragger
            accept=".xlsx,.xls,.csv"
            maxCount={1}
            showUploadList={false}
            disabled={busy}
            beforeUpload={(chosen) => {
              setFile(chosen);
              void send(chosen, false);
              return false;
            }}
          >
            <p>{busy ? '正在核对…' : '把考勤表拖到这里，或点击选择'}</p>
          </Upload.Dragger>
        </>
      )}
      <Refusals
        answer={answer}
        title="没有导入"
        action={answer !== undefined && answer.is !== 'ok' && <Button onClick={again}>重新选择</Button>}
      />
      {plan !== undefined && plan.committed === undefined && (
        <>
          <Alert
            type={plan.refused > 0 ? 'error' : 'info'}
            showIcon
            title={
              plan.refused > 0
                ? `有 ${plan.refused} 行有误，没有写入任何内容。请在文件里改正后重新上传。`
                : `将写入 ${plan.absences} 条缺勤，涉及 ${plan.classDays} 个班次；尚未写入。`
            }
          />
          <PlannedLines lines={plan.lines} />
          <div className="at-tools">
            <Button onClick={again}>重新选择文件</Button>
            <Button
              type="primary"
              loading={busy}
              disabled={file === undefined || plan.refused > 0}
              onClick={() => file !== undefined && send(file, true)}
            >
              确认导入
            </Button>
          </div>
        </>
      )}
      {plan?.committed !== undefined && (
        <Alert
          type="success"
          showIcon
          title={`已导入 ${plan.absences} 条缺勤。连续无故缺勤满规定天数的，已列入疑似辍学。`}
          action={<Button onClick={again}>继续导入</Button>}
        />
      )}
      <Imports />
    </div>
  );
}

function Imports(): ReactNode {
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const query = useQuery({
    queryKey: ['attendance-imports'],
    queryFn: (): Promise<AttendanceImports> => loaded(api.GET('/api/attendance/imports')),
  });
  const undo = (id: string) =>
    modal.confirm({
      title: '撤销这次导入？',
      content: '只撤销这次写入的缺勤；此后班主任改过的保留，已经列入疑似辍学的由人办理。',
      okText: '撤销导入',
      cancelText: '不撤销',
      onOk: async () => {
        const came = await answered(api.POST('/api/attendance/imports/{id}/undo', { params: { path: { id } } }));
        if (came.is === 'ok') message.success(`已撤销 ${came.data.absences} 条缺勤`);
        else message.error(came.message);
        await queries.invalidateQueries();
      },
    });
  const columns: readonly Column<AttendanceImports['rows'][number]>[] = [
    { key: 'at', title: '导入时间', width: 150, card: 'head', show: ({ at }) => momentInWords(at) },
    { key: 'by', title: '导入人', width: 100, card: 'line', show: ({ by }) => by },
    {
      ...{ key: 'days', title: '日期', width: 160, grow: true, card: 'line' },
      show: ({ from, until }) => (from === until ? shortDay(from) : `${shortDay(from)}至${shortDay(until)}`),
    },
    { key: 'absences', title: '缺勤', width: 80, align: 'end', card: 'line', show: ({ absences }) => absences },
    { key: 'classes', title: '班次', width: 80, align: 'end', card: 'line', show: ({ classDays }) => classDays },
    {
      ...{ key: 'undo', title: '撤销', width: 170, card: 'line' },
      show: ({ id, undoneAt }) =>
        undoneAt === undefined ? (
          <Button size="small" onClick={() => undo(id)}>
            撤销
          </Button>
        ) : (
          <span className="r-quiet">已撤销 {momentInWords(undoneAt)}</span>
        ),
    },
  ];
  return (
    <section aria-label="导入记录">
      <h3>导入记录</h3>
      <DataTable
        name="attendance-imports"
        label="导入记录"
        columns={columns}
        list={{ ...query, rows: query.data?.rows }}
        keyOf={({ id }) => id}
        empty={<Nothing title="还没有导入过考勤表。" />}
      />
    </section>
  );
}
