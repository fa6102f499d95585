import type { Sheet, SheetRow } from '#src/kernel/sheet.ts';
import { today } from '#src/platform/clock.ts';
import type { Actor } from '../office.ts';
import { OFFICES } from '../office.ts';
import { schoolYearOf } from '../school-year.ts';
import { UNIT_KINDS } from '../unit.ts';
import type { OrganizationDesk } from './organization-desk.ts';
import { type Person, searchPeople } from './people.ts';
import { placeNames } from './place-names.ts';

/** 人员名册 — a line for each office, for whom the actor may know of; phones masked. Written down in the audit. */
export async function peopleSheets(desk: OrganizationDesk, actor: Actor): Promise<readonly Sheet[]> {
  const people: Person[] = [];
  for (let after: string | undefined; ; ) {
    const page = await searchPeople(desk, actor, { limit: 200, after });
    people.push(...page.rows);
    after = page.next;
    if (after === undefined) break;
  }
  await desk.db.transaction().execute(async (work) => {
    const deed = { action: 'person.export', subjectKind: 'unit', subject: actor.unit } as const;
    await desk.audit(work, actor, { ...deed, detail: { people: people.length } }, desk.clock.now());
  });
  const places = people.flatMap(({ offices }) => offices.map(({ unit }) => unit));
  const names = await placeNames(desk.db, actor.county, places, schoolYearOf(desk.clock.today()));
  const heading: SheetRow = { cells: HEADINGS.map((value) => ({ value, look: 'heading' })) };
  return [
    {
      name: '人员名册',
      widths: [12, 18, 16, 10, 18, 28, 10, 14, 14],
      rows: [heading, ...people.flatMap((person) => rowsOf(person, names))],
      frozen: { rows: 1, columns: 1 },
      filterRow: 1,
      pagesWide: 1,
    },
  ];
}

const HEADINGS = ['姓名', '登录名', '联系电话', '账号状态', '岗位', '任职机构', '机构类别', '起任日期', '最近登录'];

const STATES = { new: '未启用', active: '正常', sealed: '已封存' } as const;

function rowsOf(person: Person, names: ReadonlyMap<string, string>): readonly SheetRow[] {
  const { name, account = '', phone = '', state, lastSeenAt, offices } = person;
  const seen = lastSeenAt === undefined ? '' : today(lastSeenAt);
  const row = (office: string, unit: string, kind: string, since: string): SheetRow => ({
    cells: [name, account, phone, STATES[state], office, unit, kind, since, seen],
  });
  if (offices.length === 0) return [row('', '', '', '')];
  return offices.map(({ office, since, unit }) =>
    row(OFFICES[office].title, names.get(unit.path) ?? unit.name, UNIT_KINDS[unit.kind], since),
  );
}
