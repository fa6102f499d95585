import { audit } from '#src/audit/store/audit.ts';
import type { Cell, Sheet } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { today } from '#src/platform/clock.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { OUTCOMES } from '../unlisted.ts';
import { callsOfUnit } from './calls-of-unit.ts';
import { saidOfPupils } from './said-of-pupils.ts';
import { unlistedLines } from './unlisted-lines.ts';

/** A county's absent pupils; whoever exports more narrows it to a school. */
const MOST_ROWS = 20_000;

/** 导出逐班核实 — the classes, who is not where the record says, and who is on no list; no number of a person in it. Written down. */
export async function rollsWorkbook(
  desk: Desk,
  actor: Actor,
  unit: UnitPath | undefined,
  campaign: Campaign | undefined,
): Promise<readonly Sheet[] | undefined> {
  const calls = await callsOfUnit(desk, actor, unit, campaign);
  if (calls === undefined) return undefined;
  const [absent, differs] = await Promise.all([
    saidOfPupils(desk, actor, unit, campaign, 'absent', MOST_ROWS),
    saidOfPupils(desk, actor, unit, campaign, 'differs', MOST_ROWS),
  ]);
  const children = await unlistedLines(desk, actor, { unit, campaign: campaign?.id, tasked: true });
  const said = [...absent.rows, ...differs.rows];
  const detail = { unit: calls.unit, lines: said.length + children.length };
  const deed = { action: 'roll-call.export', subjectKind: 'unit', subject: calls.unit, detail } as const;
  await desk.db.transaction().execute((work) => audit(work, actor, deed, desk.clock.now()));
  const title = `${calls.name}　（截至 ${desk.clock.today()}）`;
  return [
    sheetOf(`${title}逐班核实情况`, '各班', CALLS, [...calls.rows, calls.whole].map(callInCells)),
    sheetOf(
      `${title}不在班、状态不符的学生`,
      '不在班和状态不符',
      PUPILS,
      said.map((row) => [
        ...[row.place.school, row.place.class, row.name, row.words, row.status],
        ...[row.finding ?? '', row.procedures.map((way) => way.title).join('、'), today(row.signedAt)],
      ]),
    ),
    sheetOf(
      `${title}在班不在名单的学生`,
      '在班不在名单',
      CHILDREN,
      children.map((child) => [
        ...[child.place.school, child.place.class, child.name, child.sex, child.title, child.found, child.owner],
        ...[child.dueOn ?? '', child.outcome === undefined ? '未了结' : OUTCOMES[child.outcome], child.explanation],
      ]),
    ),
  ];
}

type Columns = readonly (readonly [heading: string, width: number])[];

const CALLS: Columns = [
  ...([
    ['单位', 28],
    ['核实', 22],
    ['在册', 8],
    ['在班', 8],
    ['不在班', 8],
    ['状态不符', 10],
  ] as const),
  ...([
    ['名单外未了结', 12],
    ['其中超期', 10],
  ] as const),
];

const PUPILS: Columns = [
  ...([
    ['学校', 28],
    ['班级', 14],
    ['姓名', 14],
    ['班主任核实', 36],
    ['学籍状态', 10],
  ] as const),
  ...([
    ['问题', 10],
    ['可办业务', 30],
    ['签字日期', 12],
  ] as const),
];

const CHILDREN: Columns = [
  ...([
    ['学校', 28],
    ['班级', 14],
    ['姓名', 14],
    ['性别', 6],
    ['类别', 14],
    ['查询结果', 30],
  ] as const),
  ...([
    ['责任人', 14],
    ['办理期限', 12],
    ['结果', 12],
    ['说明', 36],
  ] as const),
];

function callInCells(line: NonNullable<Awaited<ReturnType<typeof callsOfUnit>>>['whole']): readonly (string | Cell)[] {
  const { counts, signedAt } = line;
  const isClass = line.kind === 'class' && line.classes === 1;
  const called = isClass && signedAt !== undefined ? `${today(signedAt)} ${line.signer ?? ''}` : undefined;
  const figures = [line.roll, counts.present, counts.absent, counts.differs, line.open, line.overdue];
  return [
    line.name,
    called ?? `${line.called}/${line.classes} 个班`,
    ...figures.map((value): Cell => ({ value, look: 'count' })),
  ];
}

function sheetOf(title: string, name: string, columns: Columns, rows: readonly (readonly (string | Cell)[])[]): Sheet {
  return {
    name,
    widths: columns.map(([, width]) => width),
    rows: [
      { cells: [{ value: title, look: 'title' }], joined: { from: 0, to: columns.length - 1 } },
      { cells: columns.map(([heading]) => ({ value: heading, look: 'heading' as const })) },
      ...rows.map((cells) => ({ cells })),
    ],
    frozen: { rows: 2, columns: 1 },
    filterRow: 2,
    pagesWide: 1,
  };
}
