import { randomUUID } from 'node:crypto';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { findRecord } from '#src/registry/store/find-record.ts';
import { numbersIn } from '../dropout-case.ts';
import { raiseSignal } from './raise-signal.ts';

export interface HandReport {
  readonly student: string;
  readonly firstAbsentOn: LocalDate | undefined;
  readonly words: string;
}

/** 人工登记 — by whoever works on the child's class or school: a parent called, a seat stayed empty. */
export function reportByHand(
  desk: Desk,
  actor: Actor,
  { student, firstAbsentOn, words }: HandReport,
): Promise<
  { readonly id: string; readonly opened: boolean } | { readonly objections: readonly Objection[] } | 'missing'
> {
  return desk.db.transaction().execute(async (work) => {
    const row = await findRecord(work, actor, 'dropout.work', student);
    if (row === undefined) return 'missing';
    const today = desk.clock.today();
    if (firstAbsentOn !== undefined && firstAbsentOn > today) {
      return no('future', 'firstAbsentOn', '首次缺勤日期在今天以后，请核对');
    }
    if (words.trim() === '') return no('words', 'words', '请写为什么怀疑，如“连续五天没来，电话打不通”');
    if (numbersIn(words)) return no('number', 'words', '请不要写证件号、电话号码的全部数字');
    const signal = {
      county: actor.county,
      child: { student },
      source: 'reported',
      basis: randomUUID(),
      day: today,
    } as const;
    const raised = await raiseSignal(desk, work, { ...signal, firstAbsentOn, words }, actor);
    if (raised.is === 'beyond')
      return no('beyond', 'student', '控辍保学只管义务教育阶段；高中学生请走退学、其他离校等业务');
    return 'id' in raised ? { id: raised.id, opened: raised.is === 'opened' } : 'missing';
  });
}

function no(code: string, field: string, message: string) {
  return { objections: [{ code, field, message }] };
}
