import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { StateWord } from '#src/cases/ui/StateWord.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { CaseState } from '#src/workflow/case.ts';
import type { NextStep as Next } from '../standings.ts';
import type { PathwayView } from './answers.ts';
import { useDeed } from './use-deed.ts';

const BUTTONS: Readonly<Record<Next, string>> = {
  change: '申请更正证件号',
  'change-household': '申请关键信息变更',
  merge: '申请删除空号并转入（两件绑定）',
  delete: '申请删除空号学籍',
};

/** 下一步业务 — the only right one, filled in; then the applications that were opened. */
export function NextStep({ view }: { readonly view: PathwayView }): ReactNode {
  const { cases, next, deeds } = view;
  return (
    <>
      {cases.length > 0 && <Opened cases={cases} />}
      {cases.length === 0 && view.standing === 'in-case' && (
        <p className="r-quiet">业务正在办理，不在您的办理范围内。</p>
      )}
      {next !== undefined && deeds.includes('open') && <Open view={view} next={next} />}
      {next !== undefined && !deeds.includes('open') && (
        <p className="r-quiet">由学生所在学校的学籍管理员申请：{BUTTONS[next].replace(/^申请/, '')}。</p>
      )}
    </>
  );
}

function Open({ view, next }: { readonly view: PathwayView; readonly next: Next }): ReactNode {
  const { student, revision } = view;
  const navigate = useNavigate();
  const { busy, answer, run } = useDeed<OpenedCases>();
  const open = async () => {
    const came = await run(
      answered(api.POST('/api/pathway/{id}/cases', { params: { path: { id: student } }, body: { revision } })),
    );
    if (came.is !== 'ok') return;
    const [only, ...others] = came.data.cases;
    // Of a pair both are to be seen: the page lists them.
    if (only !== undefined && others.length === 0) navigate({ to: ADDRESSES.case, params: { id: only.id } });
  };
  return (
    <>
      <p>已经核实到的内容会替您填好，材料随件带上；您再补齐、提交。</p>
      <Refusals answer={answer} title="不能申请" />
      <div>
        <Button type="primary" size="large" loading={busy} onClick={open}>
          {BUTTONS[next]}
        </Button>
      </div>
    </>
  );
}

interface OpenedCases {
  readonly cases: readonly { readonly id: string; readonly number: string; readonly procedure: string }[];
}

function Opened({ cases }: Pick<PathwayView, 'cases'>): ReactNode {
  return (
    <>
      <ul className="p-cases" aria-label="在办业务">
        {cases.map(({ id, number, title, state }) => (
          <li key={id}>
            <Link to={ADDRESSES.case} params={{ id }}>
              {title}
            </Link>
            <span className="r-quiet r-num">{number}</span>
            <StateWord of={state as CaseState['at']} />
          </li>
        ))}
      </ul>
      {cases.length > 1 && (
        <p className="r-quiet">两件绑定：请逐件补齐、提交；最后一起办结，一件退回、撤回或不予办理，另一件也一样。</p>
      )}
    </>
  );
}
