import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import type { SignInState } from '../sign-in-state.ts';
import { CodeStep } from './CodeStep.tsx';
import { DemoLogins } from './DemoLogins.tsx';
import { EnrollSecondFactor } from './EnrollSecondFactor.tsx';
import { NewPasswordStep } from './NewPasswordStep.tsx';
import { PasswordStep } from './PasswordStep.tsx';
import './accounts.css';

/** How far the sign-in has come; `undefined` before the password. */
type Step = SignInState | undefined;

/** 登录 — one thing after the other: password, then what the account still lacks. Leads back to where one came from. */
export function SignInPage(): ReactNode {
  const [moved, setMoved] = useState<SignInState | 'restarted'>();
  const enter = useEntering();
  // Somebody who reloads the page in the middle goes on where they were.
  const begun = useQuery({
    queryKey: ['sign-in-step'],
    queryFn: (): Promise<{ readonly state?: Step }> => loaded(api.GET('/api/session/step')),
    gcTime: 0,
  });
  const begunAt = begun.data?.state;
  const step: Step = moved === 'restarted' ? undefined : (moved ?? begunAt);
  useEffect(() => {
    document.title = '登录 · 人籍';
  }, []);
  useEffect(() => {
    if (begunAt === 'signed-in') enter();
  }, [begunAt, enter]);

  const goOn = (next: SignInState) => (next === 'signed-in' ? enter() : setMoved(next));
  const restart = async () => {
    await answered(api.DELETE('/api/session'));
    setMoved('restarted');
  };

  return (
    <main className="r-sign-in">
      <section className="r-sign-in-card">
        <p className="r-sign-in-mark">人籍</p>
        <p className="r-quiet">中小学生学籍信息质量核查与业务监测</p>
        {begun.isPending ? <Skeleton active /> : <StepOf step={step} goOn={goOn} enter={enter} />}
        {step !== undefined && (
          <Button type="link" className="r-sign-in-other" onClick={restart}>
            换一个账号
          </Button>
        )}
      </section>
      {step === undefined && <DemoLogins goOn={goOn} />}
    </main>
  );
}

interface StepProps {
  readonly step: Step;
  readonly goOn: (next: SignInState) => void;
  readonly enter: () => void;
}

function StepOf({ step, goOn, enter }: StepProps): ReactNode {
  if (step === 'second-factor') return <CodeStep goOn={goOn} />;
  if (step === 'change-password') return <NewPasswordStep goOn={goOn} />;
  if (step === 'enroll-second-factor') {
    return (
      <>
        <h1>启用动态口令</h1>
        <p>您的岗位管到全县，按规定登录时除密码外还要输入手机上的动态口令。</p>
        <EnrollSecondFactor done={enter} />
      </>
    );
  }
  return <PasswordStep goOn={goOn} />;
}

/** Nothing read before the sign-in is kept, and the address one came from is opened. */
function useEntering(): () => void {
  const queries = useQueryClient();
  const router = useRouter();
  const { to }: { readonly to?: unknown } = useSearch({ strict: false });
  return useCallback(() => {
    queries.clear();
    // Only ever within this site: `//somewhere` would lead out of it.
    const isOurs = typeof to === 'string' && /^\/(?![/\\])/.test(to);
    router.history.replace(isOurs ? to : ADDRESSES.today);
  }, [queries, router, to]);
}
