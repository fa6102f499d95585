import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, InputNumber, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { EVERY_OFFICE, OFFICES } from '#src/organization/office.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import type { Given } from '#src/web/given.ts';
import { Page } from '#src/web/Page.tsx';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { useSession } from '#src/web/session.ts';
import { ALWAYS_SECOND_FACTOR, DORMANT_DAYS, LENGTHS, objectionsToPolicy } from '../policy-objections.ts';
import { MOST_SESSIONS, SESSION_LIMITS } from '../session-limits.ts';
import { PASSWORD_PROFILES } from '../sign-in-policy.ts';
import './accounts.css';

type Policy = Given<'/api/settings/sign-in', 'get'>;

/** 登录策略 — what the county asks of everybody who signs in. */
export function SignInPolicyPage(): ReactNode {
  const { demo } = useSession();
  const query = useQuery({
    queryKey: ['sign-in-policy'],
    queryFn: (): Promise<Policy> => loaded(api.GET('/api/settings/sign-in')),
  });
  return (
    <Page title="登录策略" subtitle={query.data && whenSet(query.data)} query={query}>
      {demo && (
        <Alert
          type="warning"
          showIcon
          title="演示数据不执行登录策略：人人可以只凭密码登录。在这里改了会保存，正式使用时才生效。"
        />
      )}
      {query.data !== undefined && <PolicyForm key={query.data.setAt ?? ''} policy={query.data} />}
    </Page>
  );
}

function whenSet({ setAt, setBy }: Policy): string {
  if (setAt === undefined) return '还没有改过，执行的是程序的默认值';
  return `${setBy ?? ''} ${momentInWords(setAt)} 修改`.trim();
}

type Values = Pick<Policy, 'profile' | 'leastLength' | 'secondFactor' | 'dormantDays'>;

function PolicyForm({ policy }: { readonly policy: Policy }): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [waiting, setWaiting] = useState(false);
  const save = async (values: Values) => {
    setWaiting(true);
    const { setAt: seen } = policy;
    const saved = await answered(api.PUT('/api/settings/sign-in', { body: { ...values, ...(seen && { seen }) } }));
    setWaiting(false);
    setAnswer(saved);
    if (saved.is !== 'ok') return;
    message.success('登录策略已保存，下次登录起生效');
    queries.setQueryData(['sign-in-policy'], saved.data);
  };
  const item = (field: keyof Values) => ({
    name: field,
    rules: [{ validator: async () => refuse(field, form.getFieldsValue()) }],
    ...(objectionTo(answer, field) && { validateStatus: 'error' as const, help: objectionTo(answer, field) }),
  });
  return (
    <Form
      form={form}
      className="r-policy"
      layout="vertical"
      requiredMark={false}
      initialValues={policy}
      disabled={waiting}
      onFinish={save}
      onValuesChange={() => setAnswer(undefined)}
    >
      <section>
        <h2>密码</h2>
        <Form.Item name="profile" label="依据">
          <Radio.Group options={PROFILES} className="r-policy-choices" />
        </Form.Item>
        <Form.Item {...item('leastLength')} label={`最少几个字符（${LENGTHS.least}—${LENGTHS.most}）`}>
          <InputNumber {...LIKE_A_BOX} />
        </Form.Item>
      </section>
      <section>
        <h2>动态口令</h2>
        <Form.Item {...item('secondFactor')} label="哪些岗位必须用手机动态口令登录（其他岗位自愿）">
          <Checkbox.Group options={FACTOR_OFFICES} className="r-policy-choices" />
        </Form.Item>
      </section>
      <section>
        <h2>长期不用的账号</h2>
        <Form.Item
          {...item('dormantDays')}
          label={`多少天没有登录就封存（${DORMANT_DAYS.least}—${DORMANT_DAYS.most}）`}
        >
          <InputNumber {...LIKE_A_BOX} />
        </Form.Item>
      </section>
      <section>
        <h2>程序规定，不能修改</h2>
        <ul className="r-lines">
          {FIXED.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <Refusals answer={answer} title="登录策略没有改" />
      <div>
        <Button type="primary" htmlType="submit" loading={waiting}>
          保存
        </Button>
      </div>
    </Form>
  );
}

async function refuse(field: keyof Values, values: Values): Promise<void> {
  const objection = objectionsToPolicy(values).find((one) => one.field === field);
  if (objection !== undefined) throw new Error(objection.message);
}

/** A figure is typed, not clicked together. */
const LIKE_A_BOX = { controls: false, inputMode: 'numeric' as const, maxLength: 4 };

const PROFILES = Object.entries(PASSWORD_PROFILES).map(([value, { title, kinds, days }]) => ({
  value,
  label: `${title}：${kinds > 1 ? `至少 ${kinds} 种字符` : '不限字符种类'}，${days === undefined ? '不要求定期更换' : `每 ${days} 天更换`}`,
}));

/** 市局督查 answers to the city's settings, not to a county's. */
const FACTOR_OFFICES = EVERY_OFFICE.filter((office) => office !== 'city-inspector').map((value) => ({
  value,
  label: OFFICES[value].title + (ALWAYS_SECOND_FACTOR.includes(value) ? '（必选）' : ''),
}));

const minutes = (milliseconds: number) => milliseconds / 60_000;

const FIXED = [
  `${minutes(SESSION_LIMITS.idle)} 分钟没有操作即退出登录，管全县的岗位 ${minutes(SESSION_LIMITS.countyIdle)} 分钟`,
  `一次登录最长 ${minutes(SESSION_LIMITS.absolute) / 60} 小时`,
  `涉及隐私或他人账号的操作，重新验证身份，${minutes(SESSION_LIMITS.confirmed)} 分钟内有效`,
  `同一账号最多在 ${MOST_SESSIONS} 处同时登录，再登录时最早的一处退出`,
] as const;
