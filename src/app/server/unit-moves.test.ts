import { expect, test } from 'vitest';
import { decideCase } from '#src/cases/store/decide-case.ts';
import { openCase } from '#src/cases/store/open-case.ts';
import { readCase } from '#src/cases/store/read-case.ts';
import type { Actor } from '#src/organization/office.ts';
import { changeUnit } from '#src/organization/store/change-unit.ts';
import { below, type UnitPath } from '#src/organization/unit.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { casesAtWork } from '#test/cases-at-work.ts';
import { CAST, COUNTY, PLACES, unitId } from '#test/cast.ts';
import { aChild } from '#test/scenarios/children.ts';
import { wholeDesk } from './whole-desk.ts';

/** `RENJI_CONTESTS=500` for a night. */
const MOVES = Number(process.env.RENJI_CONTESTS ?? 4);
const EACH = 4;
const county = casesAtWork();
const SCHOOL = PLACES.primary.slice(PLACES.dinghe.length + 1);
const AT = { dinghe: below(PLACES.dinghe, SCHOOL), danshui: below(PLACES.danshui, SCHOOL) };

/** The head, wherever the school is by now. */
const headAt = (unit: UnitPath): Actor => ({ ...CAST.head, unit });
const registrarAt = (unit: UnitPath): Actor => ({ ...CAST.registrar, unit });

test('a school moves while its cases are begun and decided: nobody waits for ever, and nothing stays behind', {
  timeout: 60_000 + MOVES * 10_000,
}, async () => {
  const desk = wholeDesk({ ...county.desk(), clock: county.clock() });
  const approve = async (actor: Actor, id: string) => {
    const seen = await readCase(desk, actor, id);
    if (seen === undefined) return false;
    const request = { id, action: 'approve', seen: { revision: seen.revision, hash: seen.hash } } as const;
    return (await decideCase(desk, actor, request)).is === 'decided';
  };
  let order = 0;
  for (let move = 0; move < MOVES; move++) {
    const [from, to] = move % 2 === 0 ? (['dinghe', 'danshui'] as const) : (['danshui', 'dinghe'] as const);
    const waiting: string[] = [];
    const idle: string[] = [];
    for (let i = 0; i < EACH; i++) {
      waiting.push(await changeOfClass(AT[from], ++order, String(10 + ((move * EACH + i) % 80))));
      idle.push(await county.enrol(aChild(`待办${order}`, ++order), `${AT[from]}/p2021/1`));
    }
    const request = { deed: 'move', parent: unitId(to), effective: '2025-03-20', reason: '撤并中心校' } as const;
    const outcomes = await Promise.allSettled([
      ...waiting.map((id) => approve(headAt(AT[from]), id)),
      changeUnit(desk, CAST.admin, unitId('primary'), request),
      ...idle.map((student) =>
        openCase(desk, registrarAt(AT[from]), { procedure: 'class-change', students: [student] }),
      ),
    ]);
    expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []))).toEqual([]);
    expect(outcomes[EACH]).toMatchObject({ value: { done: { path: AT[to] } } });
    for (const id of waiting) {
      const view = await readCase(desk, headAt(AT[to]), id);
      if (view?.state === 'step') expect(await approve(headAt(AT[to]), id)).toBe(true);
    }
    await nothingIsAt(AT[from]);
  }
  expect(order).toBe(MOVES * EACH * 2);
});

async function changeOfClass(school: UnitPath, order: number, className: string): Promise<string> {
  const desk = county.desk();
  const student = await county.enrol(aChild(`调班${order}`, order), `${school}/p2021/1`);
  const answers = { className, reason: '家长申请' };
  const opened = await openCase(desk, registrarAt(school), { procedure: 'class-change', students: [student], answers });
  if (opened.is !== 'opened') throw new Error(JSON.stringify(opened));
  const view = await readCase(desk, registrarAt(school), opened.id);
  const seen = { revision: view?.revision ?? 0, hash: view?.hash ?? '' };
  const submitted = await decideCase(desk, registrarAt(school), { id: opened.id, action: 'submit', seen });
  expect(submitted).toMatchObject({ is: 'decided' });
  return opened.id;
}

/** 随机构调整 — cases, their desks and steps, pupils and classes are where the school is. */
async function nothingIsAt(path: UnitPath): Promise<void> {
  const { db, seal } = county.desk();
  const left = async (table: 'cases' | 'students' | 'case_steps' | 'units', column: string) => {
    const rows = await db.selectFrom(table).select('county').where('county', '=', COUNTY);
    return rows.where(db.dynamic.ref(column), 'like', `${path}%`).execute();
  };
  for (const column of ['holding', 'applicant', 'desk_unit']) expect(await left('cases', column)).toEqual([]);
  expect(await left('case_steps', 'unit')).toEqual([]);
  expect(await left('units', 'path')).toEqual([]);
  const rows = await db.selectFrom('students').select('id').where('county', '=', COUNTY).execute();
  const records = await openRecords(
    db,
    seal,
    COUNTY,
    rows.map(({ id }) => id),
  );
  expect(records.filter(({ unit }) => unit.startsWith(path))).toEqual([]);
}
