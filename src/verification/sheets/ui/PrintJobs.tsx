import { Button, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Num } from '#src/web/Num.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import type { JobLine } from './answers.ts';

interface Props {
  readonly campaign: string;
  readonly rows: readonly JobLine[];
  readonly onBegun: (task: string) => void;
}

/** 打印记录 — what was printed by whom, what stayed out and why, and how to go on. */
export function PrintJobs({ campaign, rows, onBegun }: Props): ReactNode {
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const resume = async (job: string) => {
    const params = { path: { id: campaign, job } };
    const came = await answered(api.POST('/api/campaigns/{id}/sheets/{job}/resumption', { params }));
    setAnswer(came);
    if (came.is === 'ok') onBegun(came.data.task);
  };
  return (
    <section aria-label="打印记录">
      <h3>打印记录</h3>
      <Refusals answer={answer} title="没有继续" />
      <Table<JobLine>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 760 }}
        dataSource={[...rows]}
        locale={{
          emptyText: (
            <Nothing title="还没有打印过核对表。">
              <p>在上面选好班级或学校，点“打印”；排好以后在这里取文件，可以再取，不算重印。</p>
            </Nothing>
          ),
        }}
        expandable={{
          expandedRowRender: (row) => <Held row={row} />,
          rowExpandable: ({ held }) => held.length > 0,
          defaultExpandAllRows: false,
        }}
        columns={[
          { title: '范围', dataIndex: 'title', render: (_, row) => <Title row={row} /> },
          { title: '状态', dataIndex: 'state', render: (state: JobLine['state']) => STATES[state] },
          { title: '学生', align: 'end', dataIndex: 'pupils', render: (pupils: number) => <Num value={pupils} /> },
          { title: '印出', align: 'end', dataIndex: 'printed', render: (printed: number) => <Num value={printed} /> },
          { title: '没有印出', align: 'end', render: (_, { held }) => <Num value={held.length} /> },
          { title: '打印人', dataIndex: 'begunBy' },
          { title: '时间', dataIndex: 'begunAt', render: (at: string) => momentInWords(at) },
          { title: '文件', render: (_, row) => <GoOn row={row} onResume={() => resume(row.id)} /> },
        ]}
      />
    </section>
  );
}

function Title({ row: { title, masked, cover } }: { readonly row: JobLine }): ReactNode {
  return (
    <>
      {title} {masked && <Tag>号码遮盖</Tag>}
      {cover && <Tag>带封面</Tag>}
    </>
  );
}

/** A job that did not end goes on; the file of one that did is made again, with the same codes and copies. */
function GoOn({ row, onResume }: { readonly row: JobLine; readonly onResume: () => void }): ReactNode {
  const { state, title } = row;
  if (state === 'running') return '在“任务”里看进度';
  const words = state === 'done' ? '重新取文件' : '继续打印';
  return (
    <Button type="link" size="small" aria-label={`${words}：${title}`} onClick={onResume}>
      {words}
    </Button>
  );
}

function Held({ row: { held } }: { readonly row: JobLine }): ReactNode {
  return (
    <ul className="r-lines">
      {held.map(({ student, name, message }) => (
        <li key={student}>
          <a href={`/pupils/${student}`}>{name}</a>：{message}
        </li>
      ))}
    </ul>
  );
}

const STATES: Readonly<Record<JobLine['state'], string>> = {
  running: '正在打印',
  done: '已完成',
  cancelled: '已取消',
  interrupted: '已中断',
};
