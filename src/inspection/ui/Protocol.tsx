import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { WholeInspection } from './answers.ts';

interface Repeated {
  readonly isSameList: boolean;
  readonly isSameSample: boolean;
  readonly drawn: number;
}

/** 抽样记录 — with everything needed to make the draw again, and a button that does. */
export function Protocol({ of }: { readonly of: WholeInspection }): ReactNode {
  const [answer, setAnswer] = useState<Answer<Repeated>>();
  const [busy, setBusy] = useState(false);
  const { protocol } = of;
  if (protocol === undefined) return null;
  const again = async () => {
    setBusy(true);
    setAnswer(await answered(api.GET('/api/inspections/{id}/repetition', { params: { path: { id: of.id } } })));
    setBusy(false);
  };
  const rows = [
    ['随机数', protocol.seed],
    ['来源', protocol.seedParts.map(({ by, value }) => `${by}：${value}`).join('；')],
    ['登记时间', momentInWords(protocol.seedAt)],
    ...(protocol.drawnAt
      ? [
          ['抽样时间', momentInWords(protocol.drawnAt)],
          ['名单', `截至 ${protocol.asOf ?? ''}，${protocol.populationSize ?? 0} 名在册学生`],
          ['名单 SHA-256', protocol.populationDigest ?? ''],
        ]
      : []),
    ['办法', protocol.method],
  ];
  return (
    <section aria-label="抽样记录">
      <h2>抽样记录</h2>
      <dl className="i-protocol">
        {rows.map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {protocol.drawnAt !== undefined && (
        <div className="i-tools r-no-print">
          <Button loading={busy} onClick={again}>
            复核抽样
          </Button>
          <Button href={`/api/inspections/${of.id}/population.txt`} download="population.txt">
            下载名单
          </Button>
          <span aria-live="polite">{answer?.is === 'ok' && wordsOf(answer.data)}</span>
        </div>
      )}
      <Refusals answer={answer} title="没有复核" />
    </section>
  );
}

function wordsOf({ isSameList, isSameSample, drawn }: Repeated): ReactNode {
  if (isSameList && isSameSample) return <b className="r-done">重抽一致：名单校验值相同，{drawn} 名学生和次序都相同</b>;
  return (
    <b className="r-error">{isSameList ? '重抽的学生与记录不同' : '名单与记录的校验值不同'}，请联系县系统管理员</b>
  );
}
