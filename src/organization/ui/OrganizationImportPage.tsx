import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Radio, Steps, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import type { ImportAnswer } from './answers.ts';
import { CodeSlips } from './CodeSlips.tsx';
import './organization.css';

type Line = ImportAnswer['lines'][number];

/** 导入机构和人员 — a filled template is looked through, shown line by line, and written in one go or not at all. */
export function OrganizationImportPage(): ReactNode {
  const mayImport = useMay('unit.manage');
  return (
    <Page title="导入机构和人员" breadcrumb={[{ title: '机构', to: ADDRESSES.units }, { title: '导入' }]}>
      {mayImport ? <Importing /> : <Nothing title="机构和人员由县系统管理员导入，您的岗位不导入。" />}
    </Page>
  );
}

function Importing(): ReactNode {
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<ImportAnswer>>();
  const report = answer?.is === 'ok' ? answer.data : undefined;
  const send = async (chosen: File, commit: boolean) => {
    setBusy(true);
    const came = await upload(chosen, commit);
    setBusy(false);
    setAnswer(came);
    if (commit && came.is === 'ok') await queries.invalidateQueries();
  };
  const again = () => {
    setFile(undefined);
    setAnswer(undefined);
  };
  const accounts = report?.committed?.accounts ?? [];
  return (
    <>
      <Steps
        className="r-no-print"
        size="small"
        current={report === undefined ? 0 : report.committed === undefined ? 1 : 2}
        items={[{ title: '选择文件' }, { title: '核对' }, { title: '完成' }]}
      />
      {report === undefined && (
        <>
          <p>
            先<a href="/api/organization/template.xlsx">下载模板</a>
            ，填好机构表和人员表后上传。只有学校标识码和学校名称的学校名单也可以直接上传。核对无误后才写入。
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
            <p>{busy ? '正在核对…' : '把文件拖到这里，或点击选择'}</p>
          </Upload.Dragger>
        </>
      )}
      <Refusals
        answer={answer}
        title="没有导入"
        action={answer !== undefined && answer.is !== 'ok' && <Button onClick={again}>重新选择</Button>}
      />
      {report !== undefined && report.committed === undefined && (
        <Checked report={report}>
          <Button onClick={again}>重新选择文件</Button>
          <Button
            type="primary"
            loading={busy}
            disabled={file === undefined || report.refused > 0 || report.units + report.offices === 0}
            onClick={() => file !== undefined && send(file, true)}
          >
            确认导入
          </Button>
        </Checked>
      )}
      {report?.committed !== undefined && (
        <>
          <Alert
            className="r-no-print"
            type="success"
            showIcon
            title={`已导入：新设 ${report.units} 个机构，新授 ${report.offices} 个岗位。`}
          />
          {accounts.length > 0 ? (
            <CodeSlips slips={accounts} done={again} />
          ) : (
            <Button onClick={again}>继续导入</Button>
          )}
        </>
      )}
    </>
  );
}

function Checked({ report, children }: { readonly report: ImportAnswer; readonly children: ReactNode }): ReactNode {
  const [only, setOnly] = useState<Line['outcome'] | 'all'>(report.refused > 0 ? 'refused' : 'all');
  const rows = report.lines.filter(({ outcome }) => only === 'all' || outcome === only);
  const count = (outcome: Line['outcome']) => report.lines.filter((line) => line.outcome === outcome).length;
  return (
    <>
      <Alert
        type={report.refused > 0 ? 'error' : 'info'}
        showIcon
        title={
          report.refused > 0
            ? `有 ${report.refused} 行有误，没有写入任何内容。请在文件里改正后重新上传。`
            : `将新设 ${report.units} 个机构，新授 ${report.offices} 个岗位；尚未写入。`
        }
      />
      <DataTable
        name="organization-import"
        label="逐行核对结果"
        columns={COLUMNS}
        list={{ rows, isPending: false, error: null, refetch: () => undefined }}
        keyOf={({ sheet, row }) => `${sheet} ${row}`}
        tools={
          <Radio.Group value={only} onChange={({ target }) => setOnly(target.value)}>
            <Radio.Button value="all">全部 {report.lines.length}</Radio.Button>
            {(['refused', 'new', 'there'] as const).map((outcome) => (
              <Radio.Button key={outcome} value={outcome}>
                {OUTCOMES[outcome]} {count(outcome)}
              </Radio.Button>
            ))}
          </Radio.Group>
        }
      />
      <div className="r-deeds">{children}</div>
    </>
  );
}

const OUTCOMES: Readonly<Record<Line['outcome'], string>> = { refused: '有误', new: '新增', there: '已有' };
const SHEETS: Readonly<Record<Line['sheet'], string>> = { units: '机构', people: '人员' };

const COLUMNS: readonly Column<Line>[] = [
  { key: 'sheet', title: '表', width: 70, show: ({ sheet }) => SHEETS[sheet] },
  { key: 'row', title: '行', width: 60, align: 'end', show: ({ row }) => row },
  { key: 'title', title: '名称、姓名', width: 200, card: 'head', show: ({ title }) => title || '（空）' },
  {
    key: 'outcome',
    title: '结果',
    width: 80,
    show: ({ outcome }) => <span className={outcome === 'refused' ? 'r-error' : ''}>{OUTCOMES[outcome]}</span>,
  },
  {
    key: 'messages',
    title: '说明',
    width: 420,
    grow: true,
    show: ({ messages }) => messages.join(' '),
    full: ({ messages }) => messages.join('\n'),
  },
];

/** As a form, because a file travels so. */
function upload(file: File, commit: boolean): Promise<Answer<ImportAnswer>> {
  const form = new FormData();
  form.append('file', file);
  const options = { params: { query: commit ? { commit: 'yes' as const } : {} }, body: form as never };
  return answered(api.POST('/api/organization/import', { ...options, bodySerializer: () => form }));
}
