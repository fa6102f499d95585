import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { isWithin } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Procedure } from '#src/workflow/procedure.ts';
import { type RollLine, readRoll } from './admission-roll.ts';
import type { CaseDesk } from './case-desk.ts';
import { type HeldRecord, recordsHeld } from './case-pupils.ts';
import { type Known, lookUpPupil } from './look-up-pupil.ts';

/** Whom an application names. */
export interface Named {
  readonly students?: readonly string[] | undefined;
  readonly lookup?: Known | undefined;
  /** 录取名册: children on other schools' rolls, one case for all. */
  readonly roll?: readonly RollLine[] | undefined;
  /** Pupils on other schools' rolls whom the program itself found: a school's new pupils, one case for all. */
  readonly elsewhere?: readonly string[] | undefined;
}

/** The records it is about, in the order named; none for a child without one. */
export type Whom =
  | { readonly is: 'found'; readonly records: readonly HeldRecord[] }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** 申请对象 — who may be applied for depends on the procedure: own pupils by choice, others only by name and number. */
export async function whomItIsAbout(
  desk: CaseDesk,
  work: Work,
  actor: Actor,
  procedure: Procedure,
  { students = [], lookup, roll, elsewhere }: Named,
): Promise<Whom> {
  const { about } = procedure;
  if (about === 'new-child') return students.length > 0 || lookup ? refused(NEW_CHILD) : { is: 'found', records: [] };
  if (lookup !== undefined) {
    if (about !== 'pupil-elsewhere' && about !== 'deleted-record') return refused(BY_CHOICE);
    const found = await lookUpPupil(desk, work, actor, procedure, lookup);
    if (found === 'too-many') return refused(TOO_MANY);
    if (found === undefined) return refused(NOBODY);
    if (about === 'pupil-elsewhere' && isWithin(found.unit, actor.unit)) return refused(OWN);
    return { is: 'found', records: [found] };
  }
  if (about === 'pupils-elsewhere' && elsewhere === undefined) return onRoll(desk, work, actor, roll ?? []);
  const ids = [...new Set(elsewhere ?? students)];
  if (ids.length === 0) return refused(about === 'pupil-elsewhere' ? BY_NUMBER : BY_CHOICE);
  if (elsewhere === undefined && about === 'pupil-elsewhere') return refused(BY_NUMBER);
  if (ids.length > 1 && about !== 'own-pupils' && about !== 'pupils-elsewhere') return refused(ONE);
  const records = await recordsHeld(work, desk.seal, actor.county, ids);
  const found = ids.flatMap((id) => records.get(id) ?? []);
  const own = elsewhere !== undefined || found.every(({ unit }) => isWithin(unit, actor.unit));
  const there = found.every(({ isDeleted }) => isDeleted === (about === 'deleted-record'));
  return found.length === ids.length && own && there ? { is: 'found', records: found } : { is: 'not-found' };
}

/** Every line must name a child: a school's new pupils are applied for together, and none is forgotten in silence. */
async function onRoll(desk: CaseDesk, work: Work, actor: Actor, roll: readonly RollLine[]): Promise<Whom> {
  if (roll.length === 0) return refused(BY_ROLL);
  const read = await readRoll(desk, work, actor, roll);
  if ('objections' in read) return { is: 'refused', objections: read.objections };
  const objections = read.flatMap(({ line, record }, at) => {
    const again = record && read.findIndex((other) => other.record?.id === record.id) < at;
    if (record === undefined) return [{ ...NOBODY, message: `第 ${at + 1} 行“${line.name}”：${NOBODY.message}` }];
    if (again) return [{ code: 'twice', message: `第 ${at + 1} 行“${line.name}”：名册上重复` }];
    return isWithin(record.unit, actor.unit)
      ? [{ ...OWN, message: `第 ${at + 1} 行“${line.name}”：${OWN.message}` }]
      : [];
  });
  if (objections.length > 0) return { is: 'refused', objections };
  return { is: 'found', records: read.flatMap(({ record }) => record ?? []) };
}

function refused(objection: Objection): Whom {
  return { is: 'refused', objections: [objection] };
}

const NEW_CHILD = { code: 'new-child', message: '此业务为还没有学籍的学生办理，不选择已有学籍的学生' };
const BY_CHOICE = { code: 'choose-pupil', message: '请先在本校学生中选择为谁办理' };
const BY_ROLL = { code: 'roll', message: '请粘贴录取名册：每行一名学生，姓名、身份证件号或学籍号、班级' };
const BY_NUMBER = { code: 'look-up', message: '请输入学生姓名和完整的学籍号或身份证件号，查到后再办理' };
const ONE = { code: 'one-pupil', message: '此业务一件只办一名学生，请分别填报' };
const OWN = { code: 'own-pupil', message: '该生就在本校，不需要转入' };
const TOO_MANY = { code: 'too-many', message: '一小时内查找外校学生的次数已用完，请稍后再查' };
const NOBODY = {
  code: 'not-found',
  message: '本县没有姓名和号码都相符的学籍。请核对姓名和号码；学籍在外县的，走省内跨县或跨省转学',
};
