import { Button } from 'antd';
import type { ReactNode } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { PathwayView } from './answers.ts';
import { CandidateShown } from './CandidateShown.tsx';
import { useDeed } from './use-deed.ts';

/** 查询本系统 — at once, by the number and by name, sex and birth date; what was found stands beside the child's own record. */
export function RegisterStep({ view }: { readonly view: PathwayView }): ReactNode {
  const { student, revision, found, deeds } = view;
  const { busy, answer, run } = useDeed<unknown>();
  const again = () =>
    run(answered(api.POST('/api/pathway/{id}/searches', { params: { path: { id: student } }, body: { revision } })));
  return (
    <>
      {found.length === 0 && <p>按证件号，按姓名、性别和出生日期，本系统都没有查到别的学籍。</p>}
      {found.map((candidate) => (
        <CandidateShown key={candidate.student} candidate={candidate} view={view} />
      ))}
      {deeds.includes('look-again') && (
        <div>
          <Button loading={busy} onClick={again}>
            重新查询本系统
          </Button>
        </div>
      )}
      <Refusals answer={answer} title="没有查询" />
    </>
  );
}
