import type { UnitPath } from '#src/organization/unit.ts';
import { labelOf } from '#src/registry/codes.ts';
import type { FieldName } from '#src/registry/fields.ts';
import type { Cells } from '#src/registry/record.ts';
import type { Setting } from '#src/workflow/procedure.ts';

/** The cells that say where a pupil is and that it is there; the school writes its own, whoever comes. */
export const ARRIVAL_CELLS = [
  'schoolCode',
  'schoolName',
  'schoolKind',
  'classRollNumber',
  'recordStatus',
  'changeKind',
  'leaveEnd',
] as const satisfies readonly FieldName[];

/** 到校 — what the receiving school writes in the record of whoever arrives. Its number in the old class means nothing here. */
export function arriving({ schools: { receiving } }: Setting, changeKind: '' | '转学(转入)'): Cells {
  return {
    schoolCode: receiving?.code ?? '',
    schoolName: receiving?.name ?? '',
    schoolKind: receiving?.kind ? labelOf('schoolKind', receiving.kind) : '',
    classRollNumber: '',
    recordStatus: '在读',
    changeKind,
    leaveEnd: '',
  };
}

/** The school that takes the child. Whoever applies for it is at it, so that it is always known. */
export function receivingSchool({ parties: { receiving } }: Setting): UnitPath {
  if (receiving === undefined) throw new Error('a child arrives at no school');
  return receiving;
}
