import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Drawer, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { LONGEST_EXPLANATION, refusalOfExplanation } from '#src/findings/explanation.ts';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import type { ChildView } from './answers.ts';

interface Props {
  readonly id: string;
  readonly close: () => void;
  readonly onDone: () => Promise<void>;
}

/** 查看并办理 — what is known, whose record it is, the right procedure, or the reason why there is nothing to do. */
export function ChildDrawer({ id, close, onDone }: Props): ReactNode {
  const query = useQuery({
    queryKey: ['roll-call-child', id],
    queryFn: (): Promise<ChildView> => loaded(api.GET('/api/roll-call/unlisted/{id}', { params: { path: { id } } })),
  });
  const child = query.data;
  return (
    <Drawer
      open
      title={child === undefined ? '在班不在名单的学生' : `${child.name}　${child.title}`}
      onClose={close}
      size={480}
    >
      <PageState query={query}>
        {child && (
          <div className="rc-drawer">
            <Facts child={child} />
            {child.outcome === undefined && child.isTask && <Ways child={child} />}
            {child.outcome === undefined && child.isTask && <Closing child={child} close={close} onDone={onDone} />}
          </div>
        )}
      </PageState>
    </Drawer>
  );
}

function Facts({ child }: { readonly child: ChildView }): ReactNode {
  const { other } = child;
  const lines = [
    ['在哪个班', `${child.place.school} ${child.place.class}`],
    ['性别', child.sex],
    ['出生日期', child.birthDate],
    ['证件号', child.number],
    ['原来在哪所学校', child.formerSchool],
    ['监护人电话', child.phone],
    ['查询结果', child.found],
    [
      '学籍在',
      other &&
        `${other.school}${other.isSure ? '（姓名、证件号都一致）' : '（疑似：姓名、性别、出生日期一致，须核对）'}`,
    ],
    ['对方学校', other?.state && `同一问题${other.state}${other.dueOn ? `，${dayInWords(other.dueOn)}前办结` : ''}`],
  ] as const;
  return (
    <>
      <dl className="rc-facts">
        {lines.map(([title, text]) =>
          text ? (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <p>{child.advice}</p>
      {other?.student !== undefined && (
        <Link to={ADDRESSES.pupil} params={{ id: other.student }}>
          打开学籍
        </Link>
      )}
    </>
  );
}

function Ways({ child }: { readonly child: ChildView }): ReactNode {
  const navigate = useNavigate();
  const mayApply = useMay('case.apply');
  const mayRead = useMay('case.read');
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [chosen, setChosen] = useState<string>();
  const open = async (procedure: string) => {
    setChosen(procedure);
    const came: Answer<{ readonly id: string }> = await answered(
      api.POST('/api/roll-call/unlisted/{id}/cases', { params: { path: { id: child.id } }, body: { procedure } }),
    );
    setAnswer(came);
    if (came.is === 'ok') await navigate({ to: ADDRESSES.case, params: { id: came.data.id } });
  };
  if (child.caseId !== undefined && mayRead) {
    return (
      <p>
        已填报业务：
        <Link to={ADDRESSES.case} params={{ id: child.caseId }}>
          打开办理单
        </Link>
      </p>
    );
  }
  if (!mayApply) return <p className="r-quiet">业务由本校学籍管理员填报。</p>;
  return (
    <section aria-label="办理业务">
      <h3>办理业务（已知的都填好）</h3>
      <div className="rc-ways">
        {child.procedures.map(({ id, title }, at) => (
          <Button key={id} type={at === 0 ? 'primary' : 'default'} onClick={() => open(id)}>
            {title}
          </Button>
        ))}
      </div>
      <Refusals
        answer={answer}
        title="没有填报"
        action={
          chosen !== undefined && (
            <Link to={ADDRESSES.newCase} search={{ procedure: chosen }}>
              按号码查找办理
            </Link>
          )
        }
      />
    </section>
  );
}

function Closing({ child, close, onDone }: Omit<Props, 'id'> & { readonly child: ChildView }): ReactNode {
  const queries = useQueryClient();
  const mayRun = useMay('roll-call.run');
  const [words, setWords] = useState('');
  const [answer, setAnswer] = useState<Answer<unknown>>();
  if (!mayRun) return null;
  const run = async (how: 'explained' | 'withdrawn') => {
    const path = { id: child.id };
    const came = await answered(
      api.POST('/api/roll-call/unlisted/{id}/closing', { params: { path }, body: { how, words } }),
    );
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['roll-call-child', child.id] });
    await onDone();
    close();
  };
  const isShort = refusalOfExplanation('query', 'explained', words) !== undefined;
  return (
    <section aria-label="说明了结">
      <h3>不需要办业务的，写明情况了结</h3>
      <Input.TextArea
        aria-label="情况说明"
        rows={3}
        maxLength={LONGEST_EXPLANATION}
        placeholder="如：与丹水镇中心小学同名同日出生，不是同一人；不写完整号码"
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <div className="rc-deeds">
        <Button disabled={isShort} onClick={() => run('explained')}>
          说明了结
        </Button>
        <Button disabled={isShort} onClick={() => run('withdrawn')}>
          登记有误
        </Button>
      </div>
      <p className="r-quiet">了结后，学籍所在学校的同一问题一并了结；以后核实又发现的，会重新列出。</p>
      <Refusals answer={answer} title="没有了结" />
    </section>
  );
}
