import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { EVIDENCE_KINDS } from '#src/evidence/kinds.ts';
import { EvidenceList } from '#src/evidence/ui/EvidenceList.tsx';
import { EvidenceUpload } from '#src/evidence/ui/EvidenceUpload.tsx';
import { EvidenceViewer } from '#src/evidence/ui/EvidenceViewer.tsx';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { useMay, useSession } from '#src/web/session.ts';
import type { PathwayView } from './answers.ts';
import { proofUrl, sendProofs } from './send-file.ts';
import { useRefreshingPathway } from './use-deed.ts';

/** What the school keeps for a child without a number (notice, annex 2); the screenshot is put in where it is asked for. */
const PAPERS = ['enrolment-certificate', 'guardian-identity'] as const;

/** 核实材料 — the screenshot and the papers; they go along with the application. */
export function Proofs({ view }: { readonly view: PathwayView }): ReactNode {
  const { student, proofs, standing } = view;
  const [shown, setShown] = useState<string>();
  const mayWork = useMay('pathway.work');
  const { name, unitName } = useSession();
  const missing = PAPERS.filter((paper) => !proofs.some(({ kind }) => kind === paper));
  return (
    <section className="p-part" aria-label="核实材料">
      <h2>核实材料</h2>
      {standing === 'waiting' && missing.length > 0 && (
        <p className="r-query">还缺：{missing.map((kind) => EVIDENCE_KINDS[kind].title).join('、')}</p>
      )}
      <EvidenceList items={proofs} onOpen={setShown} />
      {mayWork && standing !== 'in-case' && <Attach view={view} first={missing[0] ?? PAPERS[0]} />}
      {shown !== undefined && (
        <EvidenceViewer
          items={proofs}
          shown={shown}
          onShow={setShown}
          onClose={() => setShown(undefined)}
          fileUrl={(id) => proofUrl(student, id)}
          watermark={`无证件号核实 ${unitName} ${name} ${todayHere()}`}
        />
      )}
    </section>
  );
}

type Paper = (typeof PAPERS)[number];

function Attach({ view, first }: { readonly view: PathwayView; readonly first: Paper }): ReactNode {
  const { student, proofs } = view;
  const [chosen, setChosen] = useState<Paper>();
  const refresh = useRefreshingPathway();
  const kind = chosen ?? first;
  return (
    <div className="p-form r-no-print">
      <Select<Paper>
        aria-label="材料种类"
        value={kind}
        options={PAPERS.map((value) => ({ value, label: EVIDENCE_KINDS[value].title }))}
        onChange={setChosen}
      />
      <EvidenceUpload
        key={kind}
        kind={kind}
        upload={async (files) => {
          const came = await sendProofs(student, kind, files);
          if (came.is === 'ok') setChosen(undefined);
          return came;
        }}
        refresh={refresh}
        look={refresh}
        attached={proofs.filter((proof) => proof.kind === kind).length}
      />
    </div>
  );
}
