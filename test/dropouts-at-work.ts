import { randomUUID } from 'node:crypto';
import type { wholeDesk } from '#src/app/server/whole-desk.ts';
import { findDropout } from '#src/dropout/store/dropout-rows.ts';
import { establish } from '#src/dropout/store/establish.ts';
import { raiseSignal } from '#src/dropout/store/raise-signal.ts';
import { recordVisit } from '#src/dropout/store/record-visit.ts';
import type { VisitDraft } from '#src/dropout/visit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { CAST, COUNTY } from './cast.ts';

/** What a school does about missing children, in tests of the dropout control, at a desk. */
export function dropoutsAtWork(desk: ReturnType<typeof wholeDesk>) {
  const today = () => desk.clock.today();

  /** Suspected today, away since that day. */
  async function suspect(student: string, firstAbsentOn: LocalDate = today()): Promise<string> {
    const signal = { county: COUNTY, child: { student }, source: 'attendance', basis: firstAbsentOn } as const;
    const raised = await desk.db
      .transaction()
      .execute((work) => raiseSignal(desk, work, { ...signal, day: today(), firstAbsentOn }));
    if (!('id' in raised)) throw new Error(raised.is);
    return raised.id;
  }

  const visit = (over: Partial<VisitDraft> = {}): VisitDraft => ({
    ...{ kind: 'persuasion', way: 'phone', day: today(), time: '', people: '赵老师', met: '', place: '' },
    ...{ said: '不愿来', result: 'refused', ...over },
  });
  const enter = (
    id: string,
    over: Partial<VisitDraft> = {},
    by: Actor = CAST.classTeacher,
    key: string = randomUUID(),
  ) => recordVisit(desk, by, id, key, visit(over));

  async function revisionOf(id: string, by: Actor = CAST.county): Promise<number> {
    return (await findDropout(desk.db, desk.seal, by, id))?.revision ?? 0;
  }

  /** Looked for, and known why it is away. */
  async function persuaded(student: string, firstAbsentOn?: LocalDate): Promise<string> {
    const id = await suspect(student, firstAbsentOn);
    await enter(id, { kind: 'investigation', result: 'learned' });
    const findings = {
      category: 'weary',
      groups: [],
      whereabouts: '在家',
      found: '',
      firstAbsentOn: undefined,
    } as const;
    await establish(desk, CAST.classTeacher, id, await revisionOf(id), findings);
    return id;
  }

  return { suspect, enter, revisionOf, persuaded };
}
