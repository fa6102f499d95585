import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { momentInWords } from '#src/web/dates.ts';
import type { CodeAnswer } from './answers.ts';

interface Slip {
  readonly name: string;
  readonly account?: string | undefined;
  readonly code: CodeAnswer;
}

/** 一次性登录码 — shown this once, to be printed, cut up and handed over in person. */
export function CodeSlips({ slips, done }: { readonly slips: readonly Slip[]; readonly done: () => void }): ReactNode {
  return (
    <div className="r-form">
      <Alert
        className="r-no-print"
        type="warning"
        showIcon
        title="一次性登录码只显示这一次"
        description="请打印或抄下，当面交给本人。24 小时内有效；本人登录后自己设置密码。过期可在人员页重新发放。"
      />
      <ul className="r-slips">
        {slips.map(({ name, account, code }) => (
          <li key={code.code}>
            <strong>{name}</strong>
            {account !== undefined && <p>登录名：{account}</p>}
            <p className="r-code">{code.code}</p>
            <p className="r-quiet r-num">有效期至 {momentInWords(code.until)}</p>
          </li>
        ))}
      </ul>
      <div className="r-deeds r-no-print">
        <Button onClick={() => window.print()}>打印</Button>
        <Button type="primary" onClick={done}>
          已经交给本人
        </Button>
      </div>
    </div>
  );
}
