import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { CaseDesk } from './case-desk.ts';
import type { CaseFile } from './case-file.ts';
import { holdCaseFor } from './deal-with-case.ts';
import { writeMessage } from './messages.ts';

export type Urged =
  | { readonly is: 'done'; readonly id: string }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** 催办 — recorded on the case and told to the desk it lies on; once a day and step, whoever urges. */
export function urgeCase(desk: CaseDesk, actor: Actor, id: string, text: string): Promise<Urged> {
  return desk.db.transaction().execute(async (work): Promise<Urged> => {
    const held = await holdCaseFor(desk, work, actor, id, 'urge');
    if (held.is !== 'held') return held;
    const { file } = held.hand;
    if (await isUrgedToday(desk, work, file)) return { is: 'refused', objections: [ONCE] };
    const message = await writeMessage(desk, work, actor, id, 'urge', text.trim() || '请尽快办理');
    const subject = { subjectKind: 'case', subject: id, subjectUnit: file.parties[file.procedure.applicant] } as const;
    const detail = { kind: 'urge', number: file.number };
    await audit(work, actor, { action: 'case.message', ...subject, detail }, desk.clock.now());
    await desk.tell(work, [{ county: file.county, id, event: 'urge', by: actor.person }]);
    return { is: 'done', id: message };
  });
}

const ONCE = { code: 'urged-today', message: '此环节今天已经催办过，每天催办一次；有新的情况请留言' };

/** Since the case came to its step, if that was today. */
async function isUrgedToday({ clock }: CaseDesk, work: Work, { county, id }: CaseFile): Promise<boolean> {
  const { rows } = await sql<{ urged: boolean }>`
    select exists (
      select 1 from case_messages where county = ${county} and case_id = ${id}::uuid and kind = 'urge'
        and at >= greatest(${clock.today()}::date::timestamptz, (
          select max(at) from case_events where county = ${county} and case_id = ${id}::uuid
            and event in ('submit', 'approve')))
    ) as urged`.execute(work);
  return rows[0]?.urged === true;
}
