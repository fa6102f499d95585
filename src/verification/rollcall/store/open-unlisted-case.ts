import type { CaseDesk } from '#src/cases/store/case-desk.ts';
import { takenMeanwhile } from '#src/cases/store/one-open-case.ts';
import { type Opened, type OpenRequest, openCaseIn } from '#src/cases/store/open-case.ts';
import type { Actor } from '#src/organization/office.ts';
import { procedureOf } from '#src/procedures/index.ts';
import type { Answers, Procedure } from '#src/workflow/procedure.ts';
import { type UnlistedRow, unlistedOf } from './unlisted-rows.ts';

/** 一步办理 — begins the procedure with what the class knows of the child; the number goes from seal to seal and over no line. */
export async function openUnlistedCase(desk: CaseDesk, actor: Actor, id: string, procedure: string): Promise<Opened> {
  try {
    return await desk.db.transaction().execute(async (work): Promise<Opened> => {
      const [row] = await unlistedOf(work, desk.seal, actor, 'roll-call.run', { id, tasked: true, open: true });
      const known = procedureOf(procedure);
      if (row === undefined || known === undefined) return { is: 'not-found' };
      const request = requestFor(row, known);
      if (request === undefined) return { is: 'refused', objections: [BY_HAND] };
      const opened = await openCaseIn(desk, work, actor, request);
      if (opened.is !== 'opened') return opened;
      await work
        .updateTable('unlisted_children')
        .set({ case_id: opened.id })
        .where('county', '=', actor.county)
        .where('id', '=', id)
        .execute();
      return opened;
    });
  } catch (error) {
    const objections = takenMeanwhile(error);
    if (objections === undefined) throw error;
    return { is: 'refused', objections };
  }
}

/** `undefined` where the application must name the child by a number that is not known here. */
function requestFor(row: UnlistedRow, procedure: Procedure): OpenRequest | undefined {
  const { child, student, isSure } = row;
  switch (procedure.about) {
    case 'new-child':
      return { procedure: procedure.id, answers: answersFor(row, procedure) };
    case 'own-pupil':
    case 'own-pupils':
      return row.place === 'school' && student !== undefined
        ? { procedure: procedure.id, students: [student] }
        : undefined;
    case 'pupil-elsewhere':
      // A name alone takes nobody's record away.
      return student !== undefined && isSure
        ? { procedure: procedure.id, elsewhere: [student], answers: { ...reasonOf(procedure), ...classOf(row) } }
        : undefined;
    case 'pupils-elsewhere':
      return child.number === ''
        ? undefined
        : { procedure: procedure.id, roll: [{ name: child.name, number: child.number, ...classOf(row) }] };
    case 'deleted-record':
      return undefined;
  }
}

const BY_HAND = {
  code: 'by-hand',
  message: '只凭姓名不能办理。请向监护人核对身份证件号，再在“新办业务”中按姓名和号码查找后办理',
};

/** As the form asks for it; what was not said is left to be filled in. */
function answersFor({ child, unit }: UnlistedRow, procedure: Procedure): Answers {
  const idType = child.number === '' ? '' : '居民身份证';
  const known: Answers = {
    ...{ name: child.name, sex: child.sex, birthDate: child.birthDate, idNumber: child.number, idType },
    ...{ phone: child.phone, guardianPhone: child.phone, fromSchool: child.formerSchool },
    ...reasonOf(procedure),
    ...classOf({ unit }),
  };
  return Object.fromEntries(Object.entries(known).filter(([name, text]) => text !== '' && name in procedure.asks));
}

/** 人已在本校就读，学籍未随人转来 — the reason of every transfer that begins here. */
function reasonOf({ asks: { reason } }: Procedure): Answers {
  return reason?.choices !== undefined && 'present' in reason.choices ? { reason: 'present' } : {};
}

/** 班级, where its path says what it is called. */
function classOf({ unit }: Pick<UnlistedRow, 'unit'>): { readonly className?: string } {
  const code = unit.split('/').at(-1) ?? '';
  return /^\d+$/.test(code) ? { className: code } : {};
}
