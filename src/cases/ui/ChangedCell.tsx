import type { ReactNode } from 'react';
import { titleOfCell } from '#src/registry/cells.ts';
import type { CellName } from '#src/registry/record.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Masked } from '#src/web/Masked.tsx';
import { useMay } from '#src/web/session.ts';
import type { CasePupil } from './answers.ts';

interface Props {
  readonly caseId: string;
  readonly pupil: CasePupil;
  readonly cell: CellName;
  readonly of: 'before' | 'after';
}

/** 一格 — as it stands or as it will; numbers in stars, opened one at a time to be held against the document. */
export function ChangedCell({ caseId, pupil, cell, of }: Props): ReactNode {
  const mayReveal = useMay('record.reveal');
  const text = pupil[of][cell] ?? '';
  if (text === '') return <span className="r-quiet">（空）</span>;
  if (!pupil.masked.includes(cell) || !mayReveal) return text;
  const reveal = async (reason: string): Promise<Answer<string>> => {
    const params = { path: { id: caseId } };
    const body = { ordinal: pupil.ordinal, name: cell, of, reason };
    const came = await answered(api.POST('/api/cases/{id}/reveal', { params, body }));
    return came.is === 'ok' ? { is: 'ok', data: came.data.value } : came;
  };
  return <Masked text={text} label={`${of === 'before' ? '原来的' : '改后的'}${titleOfCell(cell)}`} reveal={reveal} />;
}
