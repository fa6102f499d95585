import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { EVIDENCE_KINDS } from '#src/evidence/kinds.ts';
import { EvidenceList } from '#src/evidence/ui/EvidenceList.tsx';
import { EvidenceUpload } from '#src/evidence/ui/EvidenceUpload.tsx';
import { EvidenceViewer } from '#src/evidence/ui/EvidenceViewer.tsx';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import { PageState } from '#src/web/PageState.tsx';
import { sendForm } from '#src/web/send-form.ts';
import { useMay, useSession } from '#src/web/session.ts';
import type { RollLine } from './answers.ts';

type Kept = Given<'/api/roll-call/papers/{id}', 'get'>;

/** 证明材料 — of a child with another document or without a number: what is missing, and the camera. */
export function Papers({ line: { student, name, missing = [] } }: { readonly line: RollLine }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <div className="rc-papers">
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {missing.length > 0 ? `还缺 ${missing.length} 种证明材料` : '证明材料已齐'}
      </Button>
      {open && <PapersOf student={student} name={name} missing={missing} />}
    </div>
  );
}

type Props = Pick<RollLine, 'student' | 'name'> & { readonly missing: NonNullable<RollLine['missing']> };

function PapersOf({ student, name, missing }: Props): ReactNode {
  const queries = useQueryClient();
  const [shown, setShown] = useState<string>();
  const mayRun = useMay('roll-call.run');
  const session = useSession();
  const queryKey = ['roll-call-papers', student];
  const query = useQuery({
    queryKey,
    queryFn: (): Promise<Kept> => loaded(api.GET('/api/roll-call/papers/{id}', { params: { path: { id: student } } })),
  });
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey });
    await queries.invalidateQueries({ queryKey: ['roll-call-class'] });
  };
  return (
    <PageState query={query}>
      <section aria-label={`${name}的证明材料`}>
        <EvidenceList items={query.data?.items ?? []} onOpen={setShown} />
        {mayRun &&
          missing.map((kind) => (
            <div key={kind}>
              <h3>{EVIDENCE_KINDS[kind].title}</h3>
              <EvidenceUpload
                kind={kind}
                upload={(files) => sendPapers(student, kind, files)}
                refresh={refresh}
                look={refresh}
                attached={0}
              />
            </div>
          ))}
        {shown !== undefined && (
          <EvidenceViewer
            items={query.data?.items ?? []}
            shown={shown}
            onShow={setShown}
            onClose={() => setShown(undefined)}
            fileUrl={(id) => `/api/pathway/${student}/proofs/${id}/file`}
            watermark={`逐班核实 ${session.unitName} ${session.name} ${todayHere()}`}
          />
        )}
      </section>
    </PageState>
  );
}

/** One after the other; the first that is refused says why, and what came before it stays. */
async function sendPapers(student: string, kind: string, files: readonly File[]): Promise<Answer<unknown>> {
  let last: Answer<unknown> = { is: 'ok', data: undefined };
  for (const file of files) {
    const form = new FormData();
    form.append('kind', kind);
    form.append('file', file, file.name);
    last = await answered(sendForm<unknown>(`/api/roll-call/papers/${student}`, form));
    if (last.is !== 'ok') return last;
  }
  return last;
}
