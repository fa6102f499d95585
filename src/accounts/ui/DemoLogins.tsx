import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { api, loaded } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { SignInState } from '../sign-in-state.ts';
import { signInAs } from './PasswordStep.tsx';

interface DemoLogin {
  readonly account: string;
  readonly password: string;
  readonly name: string;
  readonly office: string;
  readonly unit: string;
}

/** 演示账号 — in a demo, one click for each office. Nothing at all where people are real. */
export function DemoLogins({ goOn }: { readonly goOn: (next: SignInState) => void }): ReactNode {
  const query = useQuery({ queryKey: ['demo-logins'], queryFn: () => loaded(api.GET('/api/demo-logins')) });
  const [waiting, setWaiting] = useState<string>();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const logins: readonly DemoLogin[] = query.data?.logins ?? [];
  if (query.data?.demo !== true || logins.length === 0) return null;
  const enter = async ({ account, password }: DemoLogin) => {
    setWaiting(account);
    const answered = await signInAs({ account, password });
    setWaiting(undefined);
    setAnswer(answered);
    if (answered.is === 'ok') goOn(answered.data.state);
  };
  return (
    <section className="r-demo-logins" aria-labelledby="demo-logins">
      <h2 id="demo-logins">演示账号</h2>
      <p className="r-quiet">这里的学生、家庭和人员全部为虚构。选一个岗位，直接进入：</p>
      <ul>
        {logins.map((login) => (
          <li key={login.account}>
            <Button
              block
              className="r-demo-login"
              loading={waiting === login.account}
              disabled={waiting !== undefined}
              onClick={() => enter(login)}
            >
              <strong>{login.office}</strong>
              <span>
                {login.unit} {login.name}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <p className="r-quiet">
        也可以在登录框输入账号，如 <code>{logins[0]?.account}</code>，密码都是 <code>{logins[0]?.password}</code>
      </p>
      <Refusals answer={answer} title="没有登录成功" />
    </section>
  );
}
