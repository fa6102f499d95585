import type { Detail } from '#src/audit/details.ts';
import { audit } from '#src/audit/store/audit.ts';
import type { Cell, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import { type Actor, OFFICES } from '#src/organization/office.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { GATHERING_KINDS, type Gathering, GUARDIAN_PRESENCES, PRESENCES, REPLIES } from '../gathering.ts';
import { type PersonListed, peopleListed } from './people-listed.ts';
import { problemsOf } from './problem-list.ts';
import { pupilsListed } from './pupils-listed.ts';

/** A list to be printed: what stands above it, and its rows. */
export interface MeetingPaper {
  readonly title: string;
  readonly facts: readonly string[];
  readonly headings: readonly string[];
  /** In parts of the width. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
  readonly foot: string;
  readonly day: string;
  readonly demo: boolean;
}

/** 签到表 — everybody who is asked, with room to sign; of a parents' meeting pupil by pupil. */
export async function signInPaper(desk: Desk, actor: Actor, gathering: Gathering): Promise<MeetingPaper> {
  const about = await headOf(desk, gathering);
  if (gathering.kind === 'parents') {
    const pupils = (await pupilsListed(desk.db, actor, gathering)).filter(({ hasLeft }) => !hasLeft);
    return {
      ...{
        ...about,
        title: `${about.title}家长会签到表`,
        foot: `应到 ${pupils.length} 名学生的家长，实到＿＿＿＿。班主任签字：`,
      },
      headings: ['序号', '学生姓名', '家长签名', '与学生关系', '已领核对表', '备注'],
      widths: [1, 2.4, 3, 2, 1.8, 2.4],
      rows: pupils.map(({ name }, at) => [String(at + 1), name, '', '', '', '']),
    };
  }
  const people = await peopleListed(desk.db, desk.seal, actor, gathering);
  return {
    ...{ ...about, title: `${gathering.title}签到表`, foot: `应到 ${people.length} 人，实到＿＿＿＿人。主持人签字：` },
    headings: ['序号', '单位', '岗位', '姓名', '签名', '备注'],
    widths: [1, 4.5, 2.2, 2, 3, 2],
    rows: people.map(({ place, office, name, reply }, at) => {
      return [String(at + 1), place, OFFICES[office].title, name, '', reply === 'leave' ? '请假' : ''];
    }),
  };
}

/** 问题学籍学生名单, for a class teacher to hand out. */
export async function problemPaper(desk: Desk, actor: Actor, gathering: Gathering): Promise<MeetingPaper> {
  const about = await headOf(desk, gathering);
  const { rows, more } = await problemsOf(desk, actor, gathering);
  const detail = { problems: rows.length };
  await noteLook(desk, actor, gathering, { paper: 'problems', ...detail });
  return {
    ...{ ...about, title: `${about.title}问题学籍学生名单` },
    headings: ['序号', '姓名', '项目', '问题', '怎么办'],
    widths: [1, 2, 2.4, 5.5, 5.5],
    rows: rows.map(({ name, field, message, advice }, at) => [String(at + 1), name, field, message, advice]),
    foot: more
      ? '问题很多，这里只列出前 500 项，其余请在“问题”中查看。'
      : `共 ${rows.length} 项。请逐人核对，只交给学生本人的家长。`,
  };
}

async function headOf({ db, clock, demo }: Desk, gathering: Gathering) {
  const { county, unit, kind, title, day, begins, ends, place, host } = gathering;
  const named = (await unitsAt(db, county, [unit])).get(unit);
  const where = (await placesOf(db, county, [unit], day))(unit);
  const holder = kind === 'parents' ? `${where.school}${where.class}` : (named?.name ?? '');
  return {
    title: kind === 'parents' ? holder : title,
    facts: [
      `${GATHERING_KINDS[kind].title}　召开单位：${holder}　主讲（主持）：${host}`,
      `时间：${day} ${begins}—${ends}　地点：${place}`,
    ],
    day: clock.today(),
    demo,
  };
}

/** 到会情况 as a workbook. That it was taken is written down. */
export async function attendanceSheet(desk: Desk, actor: Actor, gathering: Gathering): Promise<Sheet> {
  const { title, facts } = await headOf(desk, gathering);
  const heading = `${title}到会情况　${facts[1]}`;
  if (gathering.kind === 'parents') {
    const pupils = await pupilsListed(desk.db, actor, gathering);
    await noteLook(desk, actor, gathering, { paper: 'attendance', pupils: pupils.length });
    const rows = pupils.map(({ name, presence, relation, line = '' }, at) => {
      return [at + 1, name, presence ? GUARDIAN_PRESENCES[presence] : '未登记', relation, line];
    });
    return sheetOf(heading, ['序号', '学生', '家长到会', '来的是', '核对表'], [6, 14, 12, 12, 14], rows);
  }
  const people = await peopleListed(desk.db, desk.seal, actor, gathering);
  await noteLook(desk, actor, gathering, { paper: 'attendance', people: people.length });
  const rows = people.map((each, at) => [
    ...[at + 1, each.place, OFFICES[each.office].title, each.name, each.reply ? REPLIES[each.reply] : '未答复'],
    ...[each.presence ? PRESENCES[each.presence] : '未登记', reasonOf(each)],
    ...(each.received ? [each.received.sheets, each.received.problems] : ['', '']),
  ]);
  const headings = ['序号', '单位', '岗位', '姓名', '答复', '到会', '原因、补训情况', '领取核对表', '领取问题'];
  return sheetOf(heading, headings, [6, 30, 14, 12, 10, 10, 32, 12, 10], rows);
}

function reasonOf({ words, madeUpOn, presence }: PersonListed): string {
  const absence = presence === 'present' ? undefined : words.absence || words.leave;
  return [absence, madeUpOn && `${madeUpOn} 补训`, words.madeUp].filter(Boolean).join('；');
}

function sheetOf(
  title: string,
  headings: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly (string | number)[])[],
): Sheet {
  const cellOf = (value: string | number): string | Cell =>
    typeof value === 'number' ? { value, look: 'count' } : value;
  const lines: readonly SheetRow[] = rows.map((row) => ({ cells: row.map(cellOf) }));
  return {
    ...{ name: '到会情况', widths, frozen: { rows: 2, columns: 1 }, filterRow: 2, pagesWide: 1 },
    rows: [
      { cells: [{ value: title, look: 'title' }], joined: { from: 0, to: headings.length - 1 } },
      { cells: headings.map((value) => ({ value, look: 'heading' as const })) },
      ...lines,
    ],
  };
}

async function noteLook(desk: Desk, actor: Actor, { id, unit }: Gathering, detail: Detail) {
  const deed = {
    action: 'gathering.export',
    subjectKind: 'gathering',
    subject: id,
    subjectUnit: unit,
    detail,
  } as const;
  await desk.db.transaction().execute((work) => audit(work, actor, deed, desk.clock.now()));
}
