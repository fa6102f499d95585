import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { titleOfKind } from '#src/evidence/evidence-words.ts';
import { EvidenceViewer } from '#src/evidence/ui/EvidenceViewer.tsx';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { procedureOf } from '#src/procedures/index.ts';
import { ADDRESSES } from '#src/web/addresses.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { useSession } from '#src/web/session.ts';
import type { CaseView } from './answers.ts';
import { fileUrl } from './evidence-deeds.ts';
import { usePupilCases } from './PupilCases.tsx';
import { caseQuery } from './read-cases.ts';
import './cases.css';

/** 材料 — what has been laid before a desk for this pupil, in all their cases. */
export function PupilFiles({ student }: { readonly student: string }): ReactNode {
  const query = usePupilCases(student);
  const views = useQueries({
    queries: (query.data?.rows ?? []).map(({ id }) => caseQuery(id)),
  });
  const [shown, setShown] = useState<string>();
  const isRead = query.data !== undefined && views.every(({ isPending }) => !isPending);
  const files = views.flatMap(({ data: of }) => (of?.evidence ?? []).map((file) => ({ file, of })));
  const open = files.find(({ file }) => file.id === shown);
  return (
    <PageState query={query}>
      {isRead && files.length === 0 && <Nothing title="还没有佐证材料。办理业务时上传的材料都会列在这里。" />}
      <ul className="c-list">
        {files.map(({ file: { id, kind, name, addedAt }, of }) => (
          <li key={id}>
            <button type="button" className="e-open" onClick={() => setShown(id)}>
              {titleOfKind(kind)}
            </button>
            <span className="r-quiet">{name}</span>
            {of && <OfCase of={of} />}
            <span className="r-quiet r-num">{momentInWords(addedAt)}</span>
          </li>
        ))}
      </ul>
      {open?.of && <Shown of={open.of} shown={open.file.id} show={setShown} />}
    </PageState>
  );
}

/** The documents of one case, beside which no other child's or case's are leafed through. */
function Shown({
  of,
  shown,
  show,
}: {
  readonly of: CaseView;
  readonly shown: string;
  readonly show: (id: string | undefined) => void;
}): ReactNode {
  const { name, unitName } = useSession();
  return (
    <EvidenceViewer
      items={of.evidence}
      shown={shown}
      onShow={show}
      onClose={() => show(undefined)}
      fileUrl={(id) => fileUrl(of, id)}
      watermark={`${of.number} ${unitName} ${name} ${todayHere()}`}
    >
      <OfCase of={of} />
    </EvidenceViewer>
  );
}

function OfCase({ of: { id, procedure, number } }: { readonly of: CaseView }): ReactNode {
  return (
    <Link to={ADDRESSES.case} params={{ id }}>
      {procedureOf(procedure)?.title} {number}
    </Link>
  );
}
