import { EVERY_PUPIL_ITEM, EVERY_SCHOOL_ITEM } from '#src/inspection/check-sheet.ts';
import {
  concludeInspection,
  publishInspection,
  respondToInspection,
} from '#src/inspection/store/conclude-inspection.ts';
import { drawSample } from '#src/inspection/store/draw-sample.ts';
import { findInspection } from '#src/inspection/store/inspection-rows.ts';
import { lookAtSheet } from '#src/inspection/store/look-at-sheet.ts';
import { addPhoto } from '#src/inspection/store/photos.ts';
import { fixSeed, planInspection } from '#src/inspection/store/plan-inspection.ts';
import { type AnswerSent, sayAnswers } from '#src/inspection/store/say-answers.ts';
import { inspectedSchools } from '#src/inspection/store/school-rows.ts';
import type { Actor } from '#src/organization/office.ts';
import type { WholeDesk } from '../server/whole-desk.ts';
import { actorsOf, deskAt } from './demo-cases.ts';
import { demoPaper } from './demo-paper.ts';

const SETTING = 'demo-inspections';
const CITY = '4113';

/** 演示督查 — one that is published, one under way with half-filled sheets, one that is planned; once, by the inspector's own deeds. */
export async function layDemoInspections(desk: WholeDesk): Promise<void> {
  const row = await desk.db
    .selectFrom('county_settings')
    .select('county')
    .where('name', '=', 'demo-logins')
    .orderBy('county')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || (await wasLaid(desk, row.county))) return;
  const inspector = (await actorsOf(desk, CITY, ['city.inspector'])).get('city.inspector');
  const people = await actorsOf(desk, row.county, ['county', 'danshui.registrar']);
  const [county, registrar] = [people.get('county'), people.get('danshui.registrar')];
  if (inspector && county && registrar) await lay(desk, inspector, county, registrar);
  const kept = { county: row.county, name: SETTING, value: 'true', at: desk.clock.now() };
  await desk.db.insertInto('county_settings').values(kept).execute();
}

async function lay(desk: WholeDesk, inspector: Actor, county: Actor, registrar: Actor): Promise<void> {
  const published = await drawn(desk, inspector, county, '秋季学籍管理督查', 30);
  if (published !== undefined) await bringOut(desk, inspector, published, registrar);
  const underWay = await drawn(desk, inspector, county, '学籍信息质量专项督查', 3);
  if (underWay !== undefined) await check(deskAt(desk, 1), inspector, underWay, 0.5);
  await planInspection(desk, inspector, draftOf(desk, county, '控辍保学督查', -6));
}

/** Planned, the number fixed the day after, drawn the day after that. */
async function drawn(desk: WholeDesk, inspector: Actor, county: Actor, title: string, ago: number) {
  const made = await planInspection(deskAt(desk, ago + 2), inspector, draftOf(desk, county, title, ago));
  if (made === 'missing' || 'objections' in made) return undefined;
  const parts = [
    { by: inspector.name, value: '830174' },
    { by: county.name, value: String(52 + ago) },
  ];
  const seeded = await fixSeed(deskAt(desk, ago + 1), inspector, made.id, made.revision, { parts, isPublic: false });
  if (seeded === 'missing' || 'objections' in seeded) return undefined;
  await drawSample(deskAt(desk, ago), inspector, made.id, seeded.revision);
  return made.id;
}

function draftOf(desk: WholeDesk, county: Actor, title: string, ago: number) {
  return {
    ...{ unit: county.unit, title, subject: '表册一致、佐证齐全、人籍一致、办理及时', team: '市局基础教育科督查组' },
    ...{ basis: '市局《关于开展招生入学、学籍管理不定期检查的通知》' },
    ...{ startsOn: deskAt(desk, ago).clock.today(), endsOn: deskAt(desk, ago - 4).clock.today() },
    design: { schools: [], drawSchools: 3, pupils: 12, bySize: false },
  };
}

/** Fills in this share of every sheet; every ninth item of a pupil is not as it should be, the first of them with a photograph. */
async function check(desk: WholeDesk, inspector: Actor, id: string, share: number): Promise<void> {
  const found = await findInspection(desk.db, inspector, id);
  if (found === undefined) return;
  for (const { id: school } of await inspectedSchools(desk.db, desk.seal, inspector, found)) {
    const sheet = await lookAtSheet(desk, inspector, id, school);
    const own = EVERY_SCHOOL_ITEM.map((item) => ({ about: school, item, verdict: 'right', note: '' }) as const);
    const all: AnswerSent[] = (sheet?.pupils ?? []).flatMap(({ student, ordinal }) =>
      EVERY_PUPIL_ITEM.map((item, at): AnswerSent => {
        const isWrong = (ordinal * EVERY_PUPIL_ITEM.length + at) % 17 === 4;
        return {
          about: student,
          item,
          verdict: isWrong ? 'wrong' : 'right',
          note: isWrong ? (WRONG[at % 3] ?? '') : '',
        };
      }),
    );
    const said = [...own, ...all].slice(0, Math.ceil((own.length + all.length) * share));
    await sayAnswers(desk, inspector, id, said);
    const wrong = said.find(({ verdict }) => verdict === 'wrong');
    if (wrong === undefined) continue;
    const bytes = await demoPaper('督查照片', '花名册');
    await addPhoto(desk, inspector, id, { ...wrong, name: '照片.jpg', declared: 'image/jpeg', bytes });
  }
}

const WRONG = ['花名册上的班级与学籍不一致', '没有找到佐证原件', '监护人电话已经停用'];

async function bringOut(desk: WholeDesk, inspector: Actor, id: string, registrar: Actor): Promise<void> {
  await check(deskAt(desk, 28), inspector, id, 1);
  const before = await findInspection(desk.db, inspector, id);
  const words = '总体较好，档案保管规范。存在问题：个别学生佐证材料不全，监护人电话更新不及时。要求十个工作日内整改。';
  const then = deskAt(desk, 26);
  const ended = await concludeInspection(then, inspector, id, before?.revision ?? 0, words);
  if (ended === 'missing' || 'objections' in ended) return;
  await publishInspection(then, inspector, id, ended.revision);
  const found = await findInspection(desk.db, registrar, id);
  const [own] = found === undefined ? [] : await inspectedSchools(desk.db, desk.seal, registrar, found);
  if (own) await respondToInspection(deskAt(desk, 24), registrar, id, own.id, '已补齐佐证材料，逐户核对了监护人电话。');
}

async function wasLaid({ db }: WholeDesk, county: string): Promise<boolean> {
  const row = await db
    .selectFrom('county_settings')
    .select('name')
    .where('county', '=', county)
    .where('name', '=', SETTING)
    .executeTakeFirst();
  return row !== undefined;
}
