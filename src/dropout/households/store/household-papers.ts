import { audit } from '#src/audit/store/audit.ts';
import type { Sheet } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { sheetOf } from '../../attendance/store/attendance-workbook.ts';
import { ANSWERS, HOUSEHOLD_STATES } from '../household-states.ts';
import { findHousehold, type LedgerFilter, searchHouseholds } from './household-ledger.ts';

const MOST_ROWS = 100_000;
const MOST_PRINTED = 400;

/** 导出台账 — what is shown, without numbers and addresses. Written down. */
export async function householdSheet(desk: Desk, actor: Actor, filter: LedgerFilter): Promise<Sheet> {
  const { rows } = await searchHouseholds(desk, actor, filter, MOST_ROWS);
  await noteExport(desk, actor, rows.length, 'xlsx');
  return sheetOf(
    `适龄儿童台账（截至 ${desk.clock.today()}）`,
    '适龄儿童台账',
    [
      ...([
        ['核查单位', 24],
        ['村（社区）', 16],
        ['姓名', 12],
        ['性别', 6],
        ['出生日期', 12],
        ['状态', 18],
      ] as const),
      ...([
        ['学籍所在学校', 26],
        ['核查人', 10],
        ['入户核实', 16],
        ['核实日期', 12],
      ] as const),
    ],
    rows.map((row) => [
      ...[row.unitName, row.village, row.name, row.sex, row.birthDate, HOUSEHOLD_STATES[row.state].title, row.school],
      ...[row.checker, row.answer === undefined ? '' : ANSWERS[row.answer].title, row.answeredOn ?? ''],
    ]),
  );
}

/** 入户核查表 — what somebody carries from door to door: where the child lives, and room for what is found. */
export interface DoorPaper {
  readonly title: string;
  readonly facts: readonly string[];
  readonly headings: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
  readonly foot: string;
  readonly day: string;
  readonly demo: boolean;
}

export async function doorPaper(
  desk: Desk,
  actor: Actor,
  filter: LedgerFilter,
): Promise<DoorPaper | 'nobody' | 'too-many'> {
  const { rows, total } = await searchHouseholds(desk, actor, filter, MOST_PRINTED);
  if (total === 0) return 'nobody';
  if (total > MOST_PRINTED) return 'too-many';
  const lines: (readonly string[])[] = [];
  for (const [i, { id }] of rows.entries()) {
    const child = await findHousehold(desk, actor, id);
    if (child === undefined) continue;
    const who = `${child.name}　${child.sex}\n${child.birthDate}`;
    const state = HOUSEHOLD_STATES[child.state].title + (child.school === '' ? '' : `\n${child.school}`);
    lines.push([
      String(i + 1),
      who,
      child.address.includes(child.village) ? child.address : `${child.village} ${child.address}`.trim(),
      child.guardian,
      state,
      '',
      '',
    ]);
  }
  await noteExport(desk, actor, lines.length, 'pdf');
  const village = filter.village ?? '';
  return {
    title: '适龄儿童入户核查表',
    facts: [
      `${rows[0]?.unitName ?? ''}${village === '' ? '' : `　${village}`}　共 ${lines.length} 名${filter.checker ? `　核查人：${filter.checker}` : ''}`,
    ],
    headings: [
      '序号',
      '姓名、出生日期',
      '住址',
      '监护人',
      '比对结果',
      '核实情况（在哪里上学；没有上学的写明原因）',
      '监护人签字',
    ],
    widths: [4, 10, 16, 8, 10, 24, 8],
    rows: lines,
    foot: '核查人签字：　　　　　　　　　　日期：　　　　　　　　　本表含未成年人信息，用后交回学校保管，不得外传。',
    ...{ day: desk.clock.today(), demo: desk.demo },
  };
}

async function noteExport(desk: Desk, actor: Actor, lines: number, format: string): Promise<void> {
  const deed = {
    action: 'household.export',
    subjectKind: 'unit',
    subject: actor.unit,
    subjectUnit: actor.unit,
  } as const;
  await desk.db
    .transaction()
    .execute((work) => audit(work, actor, { ...deed, detail: { lines, format } }, desk.clock.now()));
}
