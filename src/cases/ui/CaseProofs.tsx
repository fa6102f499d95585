import { useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { EVIDENCE_KINDS, type EvidenceId } from '#src/evidence/kinds.ts';
import { EvidenceChecklist } from '#src/evidence/ui/EvidenceChecklist.tsx';
import { EvidenceList } from '#src/evidence/ui/EvidenceList.tsx';
import { EvidenceUpload } from '#src/evidence/ui/EvidenceUpload.tsx';
import { EvidenceViewer } from '#src/evidence/ui/EvidenceViewer.tsx';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { useSession } from '#src/web/session.ts';
import { alternativesOf, missingOf, proofTitle } from '#src/workflow/application.ts';
import type { CaseView } from './answers.ts';
import { detach, fileUrl, openTicket, review, send } from './evidence-deeds.ts';
import { useRefreshingCases } from './use-next-case.ts';
import { WhatChanges } from './WhatChanges.tsx';

/** 凭什么 — what proves it, beside what it proves. */
export function CaseProofs({ view }: { readonly view: CaseView }): ReactNode {
  const [shown, setShown] = useState<string>();
  const refresh = useRefreshingCases();
  const { name, unitName } = useSession();
  const missing = missingOf(
    view.required,
    view.evidence.map(({ kind }) => kind),
  );
  const item = view.evidence.find(({ id }) => id === shown);
  const mayReview = view.actions.includes('approve');
  return (
    <section className="c-part" aria-label="凭什么">
      <h2>凭什么</h2>
      {view.required.length === 0 && view.evidence.length === 0 && (
        <p className="r-quiet">
          {view.may.includes('attach') ? '按现在填写的内容，不要求佐证材料。' : '此件没有佐证材料。'}
        </p>
      )}
      {missing.map((proof) => (
        <p key={proofTitle(proof)} className="r-query">
          还缺：{proofTitle(proof)}
        </p>
      ))}
      {view.evidence.length > 0 && (
        <EvidenceList
          items={view.evidence}
          onOpen={setShown}
          onRemove={view.may.includes('attach') ? (id) => detach(view, id).then(refresh) : undefined}
        />
      )}
      {view.may.includes('attach') && <Attach view={view} />}
      {item !== undefined && (
        <EvidenceViewer
          items={view.evidence}
          shown={item.id}
          onShow={setShown}
          onClose={() => setShown(undefined)}
          fileUrl={(id) => fileUrl(view, id)}
          watermark={`${view.number} ${unitName} ${name} ${todayHere()}`}
        >
          <WhatChanges view={view} />
          <h3>审核要点</h3>
          <EvidenceChecklist
            key={item.id}
            item={item}
            save={
              mayReview
                ? async (found) => {
                    const came = await review(view, item.id, found);
                    await refresh();
                    return came;
                  }
                : undefined
            }
          />
        </EvidenceViewer>
      )}
    </section>
  );
}

/** 添附材料 — the kind that is missing first; any other can be chosen. */
function Attach({ view }: { readonly view: CaseView }): ReactNode {
  const refresh = useRefreshingCases();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<EvidenceId>();
  const attached = view.evidence.map(({ kind }) => kind);
  const wanted = view.required.flatMap((proof) => alternativesOf(proof));
  const [next] = missingOf(view.required, attached).flatMap((proof) => alternativesOf(proof));
  const kinds = Object.keys(EVIDENCE_KINDS) as EvidenceId[]; // the keys of a literal object
  const isOutside = view.state === 'step';
  const kind = chosen ?? kinds.find((id) => id === (isOutside ? 'outside-proof' : (next ?? wanted[0])));
  return (
    <div className="c-write r-no-print">
      <label htmlFor="evidence-kind">材料种类</label>
      <Select<EvidenceId>
        id="evidence-kind"
        placeholder="选择要上传的材料"
        value={kind ?? null}
        showSearch={{ optionFilterProp: 'label' }}
        options={[...kinds]
          .sort((one, other) => Number(wanted.includes(other)) - Number(wanted.includes(one)))
          .map((id) => ({ value: id, label: EVIDENCE_KINDS[id].title + (wanted.includes(id) ? '（要求）' : '') }))}
        onChange={setChosen}
      />
      {kind !== undefined && (
        <EvidenceUpload
          key={kind}
          kind={kind}
          upload={async (files) => {
            const came = await send(view, kind, files);
            if (came.is === 'ok') setChosen(undefined);
            return came;
          }}
          refresh={refresh}
          look={() => queries.invalidateQueries({ queryKey: ['case', view.id] })}
          openTicket={() => {
            // What the phone brings makes another kind the missing one; the code stays with this.
            setChosen(kind);
            return openTicket(view, kind);
          }}
          attached={attached.filter((each) => each === kind).length}
        />
      )}
    </div>
  );
}
