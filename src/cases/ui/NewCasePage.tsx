import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { procedureOf } from '#src/procedures/index.ts';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { useMay } from '#src/web/session.ts';
import type { Procedure } from '#src/workflow/procedure.ts';
import { AdmissionRoll } from './AdmissionRoll.tsx';
import { OpenCase } from './OpenCase.tsx';
import { OwnPupil } from './OwnPupil.tsx';
import { OwnPupils } from './OwnPupils.tsx';
import { ProcedureChooser } from './ProcedureChooser.tsx';
import { ProcedureSummary } from './ProcedureSummary.tsx';
import { PupilElsewhere } from './PupilElsewhere.tsx';
import './cases.css';

/** 新办业务 — which procedure, for whom, and what stands in the way, before anything is typed. */
export function NewCasePage(): ReactNode {
  const [{ procedure: id, student, proposal, words }, narrow] = useFilters([
    'procedure',
    'student',
    'proposal',
    'words',
  ]);
  const mayApply = useMay('case.apply');
  const procedure = procedureOf(id ?? '');
  return (
    <Page
      title={procedure === undefined ? '新办业务' : `新办：${procedure.title}`}
      breadcrumb={[{ title: '业务办理', to: ADDRESSES.cases }, { title: '新办业务' }]}
      actions={procedure && <Button onClick={() => narrow({ procedure: undefined })}>换一种业务</Button>}
    >
      {!mayApply && <Nothing title="业务由学校的学籍管理员填报，您的岗位不填报。" />}
      {mayApply && procedure === undefined && (
        <ProcedureChooser sought={words} choose={(chosen) => narrow({ procedure: chosen })} />
      )}
      {mayApply && procedure !== undefined && (
        <>
          <ProcedureSummary procedure={procedure} />
          <ForWhom key={procedure.id} procedure={procedure} student={student} proposal={proposal} />
        </>
      )}
    </Page>
  );
}

interface Props {
  readonly procedure: Procedure;
  readonly student: string | undefined;
  readonly proposal: string | undefined;
}

/** 为谁办 — as the procedure says whom it is about. */
function ForWhom({ procedure, student, proposal }: Props): ReactNode {
  const navigate = useNavigate();
  const opened = (id: string) => navigate({ to: ADDRESSES.case, params: { id } });
  const from = proposal === undefined ? {} : { proposal };
  switch (procedure.about) {
    case 'own-pupil':
      return <OwnPupil procedure={procedure} student={student} from={from} opened={opened} />;
    case 'own-pupils':
      return <OwnPupils procedure={procedure} student={student} opened={opened} />;
    case 'pupil-elsewhere':
    case 'deleted-record':
      return <PupilElsewhere procedure={procedure} opened={opened} />;
    case 'pupils-elsewhere':
      return <AdmissionRoll procedure={procedure} opened={opened} />;
    case 'new-child':
      return (
        <OpenCase
          body={{ procedure: procedure.id }}
          opened={opened}
          note="这名学生还没有学籍。下一步填写申请表，填的时候就核对是否已在别处建籍。"
        />
      );
  }
}
