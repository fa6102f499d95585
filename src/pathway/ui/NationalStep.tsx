import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { EvidenceUpload } from '#src/evidence/ui/EvidenceUpload.tsx';
import { dayInWords } from '#src/web/dates.ts';
import { FOUND_PLACES } from '../standings.ts';
import type { PathwayView } from './answers.ts';
import { LookUpForm } from './LookUpForm.tsx';
import { sendProofs } from './send-file.ts';
import { useRefreshingPathway } from './use-deed.ts';

/** 全国学籍查询 — done in the national platform; its answer is written down here, with the screenshot that shows it. */
export function NationalStep({ view }: { readonly view: PathwayView }): ReactNode {
  const { national, deeds, standing } = view;
  const [again, setAgain] = useState(false);
  const mayRecord = deeds.includes('look-up');
  const isOpen = mayRecord && (standing === 'to-look-up' || again);
  return (
    <>
      {national !== undefined && (
        <p>
          {dayInWords(national.on)}查询：
          <strong>{national.where === undefined ? '未查到学籍' : `查到学籍，在${FOUND_PLACES[national.where]}`}</strong>
        </p>
      )}
      {national !== undefined && standing === 'to-look-up' && (
        <p className="r-query">与本系统查到的对不上，请核对证件号，在全国学籍系统重新查询后再登记。</p>
      )}
      {isOpen && <Record view={view} done={() => setAgain(false)} />}
      {mayRecord && !isOpen && <Button onClick={() => setAgain(true)}>重新登记查询结果</Button>}
    </>
  );
}

interface RecordProps {
  readonly view: PathwayView;
  readonly done: () => void;
}

function Record({ view, done }: RecordProps): ReactNode {
  const { student, proofs, isProven } = view;
  const refresh = useRefreshingPathway();
  const screenshots = proofs.filter(({ kind }) => kind === 'national-lookup').length;
  return (
    <>
      {isProven ? (
        <p className="r-done">查询结果截图已上传。</p>
      ) : (
        <p className="r-query">先上传查询结果截图{screenshots > 0 && '（户籍重新核实以后的）'}，再登记结果。</p>
      )}
      <EvidenceUpload
        kind="national-lookup"
        upload={(files) => sendProofs(student, 'national-lookup', files)}
        refresh={refresh}
        look={refresh}
        attached={screenshots}
      />
      <LookUpForm view={view} done={done} />
    </>
  );
}
