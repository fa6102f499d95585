import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Popconfirm, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { UnitPicker } from '#src/organization/ui/UnitPicker.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import { SideScroll } from '#src/web/table/SideScroll.tsx';
import { type Exempted, SETTINGS, useExemptions } from './setting-queries.ts';

/** 小规模学校豁免 — where the registrar may check the school's own applications; the case says so each time. */
export function Exemptions(): ReactNode {
  const query = useExemptions();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const maySet = useMay('chain.manage');
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const end = async ({ unit, name }: Exempted) => {
    const ended = await answered(api.POST('/api/exemptions/ends', { body: { unit } }));
    setAnswer(ended);
    if (ended.is !== 'ok') return;
    message.success(`${name}的豁免已终止`);
    await queries.invalidateQueries({ queryKey: SETTINGS });
  };
  return (
    <PageState query={query}>
      <p>
        规定是填报人不核办自己填报的业务。只有一两位教师的学校和教学点，县局可以批准由学籍管理员代校领导核验，每一次都在办理经过中注明。
      </p>
      {maySet && <Grant onAnswer={setAnswer} />}
      <Refusals answer={answer} title="没有办成" />
      <SideScroll label="小规模学校豁免" least={640}>
        <Table<Exempted>
          size="small"
          rowKey={({ unit, since }) => `${unit} ${since}`}
          pagination={false}
          dataSource={[...(query.data?.exemptions ?? [])]}
          locale={{ emptyText: '没有学校豁免' }}
          columns={[
            { title: '学校', dataIndex: 'name' },
            { title: '自', dataIndex: 'since', render: (day: string) => dayInWords(day) },
            {
              title: '至',
              dataIndex: 'until',
              render: (day: string | null) => (day ? dayInWords(day) : <Tag color="blue">豁免中</Tag>),
            },
            { title: '理由', dataIndex: 'reason' },
            { title: '批准人', dataIndex: 'grantedBy' },
            {
              title: '',
              render: (_, row) =>
                maySet &&
                row.until === null && (
                  <Popconfirm title={`终止${row.name}的豁免？`} okText="终止" onConfirm={() => end(row)}>
                    <Button type="link" danger>
                      终止
                    </Button>
                  </Popconfirm>
                ),
            },
          ]}
        />
      </SideScroll>
    </PageState>
  );
}

function Grant({ onAnswer }: { readonly onAnswer: (answer: Answer<unknown>) => void }): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [school, setSchool] = useState<{ readonly id: string; readonly path: string; readonly title: string }>();
  const [reason, setReason] = useState('');
  const grant = async () => {
    if (school === undefined) return;
    const granted = await answered(api.POST('/api/exemptions', { body: { unit: school.path, reason } }));
    onAnswer(granted);
    if (granted.is !== 'ok') return;
    message.success(`已批准${school.title}豁免`);
    setSchool(undefined);
    setReason('');
    await queries.invalidateQueries({ queryKey: SETTINGS });
  };
  return (
    <Form layout="inline" className="r-no-print r-grant" onFinish={grant}>
      <Form.Item label="学校" htmlFor="exempt-school">
        <UnitPicker
          id="exempt-school"
          value={school?.id}
          onChange={setSchool}
          fits={({ kind }) => kind === 'school' || kind === 'teaching-point'}
        />
      </Form.Item>
      <Form.Item label="理由" htmlFor="exempt-reason">
        <Input
          id="exempt-reason"
          value={reason}
          maxLength={200}
          placeholder="例：全校教师 2 人，校领导兼任学籍管理员"
          onChange={({ target }) => setReason(target.value)}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" disabled={school === undefined || reason.trim().length < 4}>
        批准豁免
      </Button>
    </Form>
  );
}
