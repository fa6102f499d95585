import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { dayInWords, momentInWords } from '#src/web/dates.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import type { ClassRoll } from './answers.ts';
import { Calling } from './Calling.tsx';
import { ChildCard } from './ChildCard.tsx';
import { FormerRolls } from './FormerRolls.tsx';
import { Papers } from './Papers.tsx';
import './roll-call.css';

/** 一个班的核实 — begun, gone on with, or as it was signed; one thing a screen, for a phone. */
export function ClassRollView({ unit }: { readonly unit: string }): ReactNode {
  const queries = useQueryClient();
  const queryKey = ['roll-call-class', unit];
  const query = useQuery({
    queryKey,
    queryFn: (): Promise<ClassRoll> => loaded(api.GET('/api/roll-call/class', { params: { query: { unit } } })),
  });
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey });
    await queries.invalidateQueries({ queryKey: ['roll-call-units'] });
  };
  // What is on the screen of a teacher in a corridor stays there while the line is down.
  const shown = query.data === undefined ? query : { ...query, error: null };
  const roll = query.data;
  return (
    <PageState query={shown}>
      {roll && (
        <div className="rc-class">
          <h2>{[roll.place.school, roll.place.class].filter(Boolean).join(' ')}</h2>
          {roll.campaign && (
            <p className="r-quiet">
              {roll.campaign.title}，{dayInWords(roll.campaign.deadline)}前完成
            </p>
          )}
          {roll.call === undefined ? (
            <Before roll={roll} refresh={refresh} />
          ) : roll.mayRun ? (
            <Calling key={roll.call.id} roll={roll} call={roll.call} refresh={refresh} />
          ) : (
            <p>
              {roll.call.startedBy}于 {momentInWords(roll.call.startedAt)} 开始核实，还没有签字。
            </p>
          )}
          {roll.stillOpen.length > 0 && (
            <section aria-label="以前登记、还没有办结的">
              <h3>以前登记、还没有办结的 {roll.stillOpen.length} 名</h3>
              <ul className="rc-children">
                {roll.stillOpen.map((child) => (
                  <ChildCard key={child.id} child={child} refresh={refresh} />
                ))}
              </ul>
            </section>
          )}
          <FormerRolls former={roll.former} />
        </div>
      )}
    </PageState>
  );
}

interface Props {
  readonly roll: ClassRoll;
  readonly refresh: () => Promise<void>;
}

function Before({ roll, refresh }: Props): ReactNode {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [last] = roll.former;
  const begin = async () => {
    setBusy(true);
    const came = await answered(api.POST('/api/roll-calls', { body: { unit: roll.unit } }));
    setAnswer(came);
    if (came.is === 'ok') await refresh();
    setBusy(false);
  };
  const lacking = roll.list.filter(({ missing }) => missing !== undefined);
  return (
    <>
      {last === undefined ? (
        <p>名单上 {roll.list.length} 名学生，还没有核实过。逐个点选在班、不在班，最后签字。</p>
      ) : (
        <p className="rc-last">
          <strong className="r-done">已签字</strong>　{momentInWords(last.signedAt)} {last.signer}：在班{' '}
          {last.counts.present}
          、不在班 {last.counts.absent}、状态不符 {last.counts.differs}、不在名单 {last.counts.unlisted}
        </p>
      )}
      <Refusals answer={answer} title="没有开始" />
      {roll.list.length === 0 && <Nothing title="这个班的名单上没有学生；有学生在班的，也可以核实并登记。" />}
      {roll.mayRun && (
        <Button type={last === undefined ? 'primary' : 'default'} size="large" block loading={busy} onClick={begin}>
          {last === undefined ? '开始核实' : '重新核实一次（以前的保留）'}
        </Button>
      )}
      {lacking.length > 0 && (
        <section aria-label="其他证件类型、无证件号的学生">
          <h3>其他证件类型、无身份证件号的 {lacking.length} 名</h3>
          <ul className="rc-list">
            {lacking.map((line) => (
              <li key={line.student} className="rc-line">
                <p className="rc-who">
                  <strong>{line.name}</strong>
                </p>
                <Papers line={line} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
