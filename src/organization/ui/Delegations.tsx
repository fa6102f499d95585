import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import type { Given } from '#src/web/given.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { useMay, useSession } from '#src/web/session.ts';
import { DELEGABLE } from '../delegation.ts';
import type { PersonAnswer } from './answers.ts';
import { PersonPicker } from './PersonPicker.tsx';

type Shown = Given<'/api/my/delegations', 'get'>;

const DELEGATIONS = ['my-delegations'];

/** 委托代办 — who stands in while one is away; taken back by itself after the last day. */
export function Delegations(): ReactNode {
  const { office } = useSession();
  const mayPick = useMay('person.read');
  const query = useQuery({
    queryKey: DELEGATIONS,
    queryFn: (): Promise<Shown> => loaded(api.GET('/api/my/delegations')),
  });
  const rows = query.data?.rows ?? [];
  const canDelegate = mayPick && DELEGABLE.some((each) => each === office);
  if (!canDelegate && rows.length === 0) return null;
  return (
    <section>
      <h2>委托代办</h2>
      <p className="r-quiet">离岗期间，由代办人以您的岗位办理业务；办理经过记代办人的姓名。到期自动收回。</p>
      <ul className="r-lines">
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </ul>
      {canDelegate && <NewDelegation />}
    </section>
  );
}

function Line({ row }: { readonly row: Shown['rows'][number] }): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const { id, mine, office, unitName, from, to, since, until, reason, running } = row;
  const end = async () => {
    const ended = await answered(api.POST('/api/my/delegations/ends', { body: { id } }));
    setAnswer(ended);
    if (ended.is === 'ok') message.success('已收回，代办人不能再以此岗位办理');
    await queries.invalidateQueries({ queryKey: DELEGATIONS });
  };
  return (
    <li>
      {mine ? `委托 ${to}` : `代 ${from}`} 办理 {unitName} {office}，{dayInWords(since)} 至 {dayInWords(until)}（
      {reason}）{running ? '，正在代办' : '，还没有开始'}
      {mine && (
        <Popconfirm title="现在收回？" okText="收回" onConfirm={end}>
          <Button type="link">收回</Button>
        </Popconfirm>
      )}
      <Refusals answer={answer} title="没有收回" />
    </li>
  );
}

interface Values {
  readonly since: string;
  readonly until: string;
  readonly reason: string;
}

function NewDelegation(): ReactNode {
  const session = useSession();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [deputy, setDeputy] = useState<PersonAnswer>();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const save = async (values: Values) => {
    if (deputy === undefined) return;
    const set = await answered(api.POST('/api/my/delegations', { body: { ...values, deputy: deputy.id } }));
    setAnswer(set);
    if (set.is !== 'ok') return;
    message.success(`已委托${deputy.name}代办`);
    form.resetFields();
    setDeputy(undefined);
    await queries.invalidateQueries({ queryKey: DELEGATIONS });
  };
  const item = (name: keyof Values | 'deputy') =>
    objectionTo(answer, name) ? { validateStatus: 'error' as const, help: objectionTo(answer, name) } : {};
  const required = [{ required: true, message: '必填' }];
  return (
    <Form form={form} layout="vertical" onFinish={save} onValuesChange={() => setAnswer(undefined)}>
      <Form.Item label="代办人" htmlFor="deputy" {...item('deputy')}>
        <PersonPicker id="deputy" value={deputy} onChange={setDeputy} except={session.person} />
      </Form.Item>
      <Form.Item name="since" label="自（含）" rules={required} {...item('since')}>
        <Input inputMode="numeric" maxLength={12} placeholder="20250320" />
      </Form.Item>
      <Form.Item name="until" label="至（含）" rules={required} {...item('until')}>
        <Input inputMode="numeric" maxLength={12} placeholder="20250326" />
      </Form.Item>
      <Form.Item name="reason" label="离岗的原因" rules={required}>
        <Input maxLength={100} placeholder="例：外出培训" />
      </Form.Item>
      <Refusals answer={answer} title="没有委托" />
      <Button htmlType="submit" disabled={deputy === undefined}>
        委托{session.unitName} {session.officeTitle}
      </Button>
    </Form>
  );
}
