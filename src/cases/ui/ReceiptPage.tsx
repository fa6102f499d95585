import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import type { Given } from '#src/web/given.ts';
import { Refusals } from '#src/web/refusals.tsx';
import './cases.css';

type Shown = Given<'/api/receipts', 'post'>;

/** 凭码查询 — for a guardian with the receipt in hand, on any phone, without signing in. Nothing here says whose it is. */
export function ReceiptPage(): ReactNode {
  const params: { readonly code?: string } = useParams({ strict: false });
  const [code, setCode] = useState(params.code ?? '');
  const [asked, setAsked] = useState(code);
  const { data: answer, isFetching } = useQuery({
    queryKey: ['receipt', asked],
    enabled: asked !== '',
    queryFn: (): Promise<Answer<Shown>> => answered(api.POST('/api/receipts', { body: { code: asked } })),
  });
  useEffect(() => {
    document.title = '学籍业务进度查询 · 人籍';
  }, []);
  return (
    <main className="r-receipt">
      <h1>学籍业务进度查询</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(code.trim());
        }}
      >
        <label htmlFor="receipt-code">回执码（12 位字母和数字）</label>
        <Input
          id="receipt-code"
          size="large"
          autoComplete="off"
          maxLength={20}
          value={code}
          onChange={({ target }) => setCode(target.value.toUpperCase())}
        />
        <Button type="primary" size="large" htmlType="submit" loading={isFetching} block>
          查询
        </Button>
      </form>
      <Refusals answer={answer} title="没有查到" />
      {answer?.is === 'ok' && <Standing shown={answer.data} />}
      <p className="r-quiet">这里只显示办理进度，不显示学生的任何信息。有疑问请联系受理的学校。</p>
    </main>
  );
}

function Standing({ shown }: { readonly shown: Shown }): ReactNode {
  const { procedure, state, step, due, submittedOn, changedOn } = shown;
  const lines = [
    ['业务', procedure],
    ['状态', state],
    ['现在的环节', step],
    ['这一环节最迟', due && dayInWords(due)],
    ['提交日期', submittedOn && dayInWords(submittedOn)],
    ['最近变动', dayInWords(changedOn)],
  ] as const;
  return (
    <dl aria-live="polite">
      {lines.map(
        ([title, text]) =>
          text && (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
