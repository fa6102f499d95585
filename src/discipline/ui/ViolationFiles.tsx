import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { formInWords } from '#src/evidence/evidence-words.ts';
import { EvidenceViewer } from '#src/evidence/ui/EvidenceViewer.tsx';
import { shrunk } from '#src/evidence/ui/shrink.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered } from '#src/web/api.ts';
import { DropZone } from '#src/web/DropZone.tsx';
import { momentInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { sendForm } from '#src/web/send-form.ts';
import type { WholeViolation } from './answers.ts';
import '#src/evidence/ui/evidence.css';

const USES = { basis: '书面依据', reply: '申辩材料', measure: '措施文书' } as const;
const LONGEST_SIDE = 3600;

/** 材料 — what it rests on, what the unit handed in, and the papers of measures; each side adds its own. */
export function ViolationFiles({ of }: { readonly of: WholeViolation }): ReactNode {
  const queries = useQueryClient();
  const [{ file }] = useFilters(['file']);
  const [shown, setShown] = useState<string | undefined>(file);
  const isTime =
    of.side === 'accused' ? of.deeds.includes('reply') : of.mayRegister && ['informed', 'decided'].includes(of.state);
  if (of.files.length === 0 && !isTime) return null;
  const items = of.files.map((each) => ({ ...each, kind: USES[each.use], hints: [], usedElsewhere: 0 }));
  const upload = async (files: readonly File[]): Promise<Answer<object>> => {
    for (const each of files) {
      const form = new FormData();
      form.append('kind', '');
      form.append('file', await shrunk(each, LONGEST_SIDE));
      const came = await answered(sendForm<object>(`/api/violations/${of.id}/files`, form));
      if (came.is !== 'ok') return came;
    }
    return { is: 'ok', data: {} };
  };
  return (
    <section aria-label="材料">
      <h2>材料</h2>
      {isTime && (
        <div className="r-no-print">
          <DropZone
            title={of.side === 'accused' ? '选择或拖入申辩材料' : '选择或拖入措施文书'}
            hint="收 PDF、jpg、png，每个不超过 5 MB，加密保存"
            accept=".jpg,.jpeg,.png,.pdf"
            send={upload}
            sent={() => queries.invalidateQueries({ queryKey: ['violation', of.id] })}
          />
        </div>
      )}
      <ul className="ds-list">
        {of.files.map((each) => (
          <li key={each.id}>
            <button type="button" className="ds-open" onClick={() => setShown(each.id)}>
              {each.name}
            </button>
            <small className="r-quiet">
              {USES[each.use]}　{formInWords({ ...each, kind: '', hints: [], usedElsewhere: 0 })}　
              {momentInWords(each.addedAt)}
            </small>
          </li>
        ))}
      </ul>
      {shown !== undefined && items.some(({ id }) => id === shown) && (
        <EvidenceViewer
          items={items}
          shown={shown}
          onShow={setShown}
          onClose={() => setShown(undefined)}
          fileUrl={(each) => `/api/violations/${of.id}/files/${each}`}
          watermark=""
        />
      )}
    </section>
  );
}
