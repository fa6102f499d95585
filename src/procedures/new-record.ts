import { codeOf } from '#src/registry/codes.ts';
import type { FieldName } from '#src/registry/fields.ts';
import type { Cells } from '#src/registry/record.ts';
import type { Answers, Ask, Setting } from '#src/workflow/procedure.ts';
import { ARRIVAL_CELLS, arriving } from './arrival.ts';
import { cellsAnswered } from './child-asks.ts';

/** What a new record holds beyond what the form asks for. */
export const NEW_RECORD_CELLS = [
  ...ARRIVAL_CELLS,
  'studentSource',
  'registeredOn',
  'guardian1.isGuardian',
] as const satisfies readonly FieldName[];

/** 建籍 — the first contents of a record that did not exist. */
export function newRecord(asks: Readonly<Record<string, Ask>>, answers: Answers, setting: Setting): Cells {
  const answered = cellsAnswered(asks, answers);
  const noNumber = codeOf('idType', answered.idType ?? '') === 'Z' ? { idNumber: '' } : {};
  return {
    ...answered,
    ...noNumber,
    ...arriving(setting, ''),
    studentSource: '正常入学',
    registeredOn: setting.today.replaceAll('-', ''),
    'guardian1.isGuardian': '是',
  };
}
