import { sql } from 'kysely';
import { titleOfKind, whatMakesOne } from '#src/evidence/evidence-words.ts';
import { EVIDENCE_KINDS, type EvidenceId } from '#src/evidence/kinds.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor, Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { isClosed } from '#src/workflow/case.ts';
import type { CaseDesk } from './case-desk.ts';
import { type CaseFile, readCaseFile } from './case-file.ts';
import { pupilsOf } from './case-pupils.ts';
import { holdsOffice } from './holds-office.ts';
import { countyOfTicket, digestOfTicket } from './ticket-code.ts';

/** A code that is good now. */
export interface Ticket {
  readonly digest: Buffer;
  /** Who showed the code: what comes is attached as theirs. */
  readonly actor: Actor;
  readonly caseId: string;
  readonly kind: EvidenceId;
  readonly until: Date;
  readonly files: number;
  readonly used: number;
}

/** 手机上看到的 — enough to photograph the right paper, too little to tell whose it is. */
export interface TicketShown {
  readonly procedure: string;
  readonly kind: string;
  readonly hint: string;
  /** 张**, and how many others. */
  readonly pupil: string;
  readonly left: number;
  readonly saved: number;
  readonly until: Date;
}

export type Dead = { readonly objections: readonly Objection[] };

/** What a phone may know that shows this code, or why the code is good no more. */
export function readTicket(desk: CaseDesk, code: string): Promise<TicketShown | Dead> {
  return desk.db.transaction().execute(async (work) => {
    const found = await findTicket(desk, work, code);
    if ('objections' in found) return found;
    const { ticket, file } = found;
    const pupils = await pupilsOf(work, file.county, file.id);
    return {
      ...{
        procedure: file.procedure.title,
        kind: titleOfKind(ticket.kind),
        hint: whatMakesOne(ticket.kind),
        pupil: surnames(pupils.map(({ name }) => name)),
      },
      ...{ left: ticket.files - ticket.used, saved: ticket.used, until: ticket.until },
    };
  });
}

/** The ticket of this code with its case, if somebody could attach through it now. For the system. */
export async function findTicket(
  desk: CaseDesk,
  work: Work,
  typed: string,
): Promise<{ readonly ticket: Ticket; readonly file: CaseFile } | Dead> {
  const code = typed.trim().toUpperCase();
  const county = countyOfTicket(code);
  if (county === undefined) return dead('unknown');
  const digest = digestOfTicket(desk.seal, code);
  const { rows } = await sql<Row>`
    select case_id, kind, step_id, by_person, people.name, people.sealed_at, office, unit, opened_at, until, files, used,
      revoked_at
    from evidence_tickets tickets
    join people on people.county = tickets.county and people.id = tickets.by_person
    where tickets.county = ${county} and digest = ${digest}`.execute(work);
  const [row] = rows;
  const file = row && (await readCaseFile(work, desk.seal, county, row.case_id));
  if (row === undefined || file === undefined || !isKind(row.kind)) return dead('unknown');
  const why = whyDead(row, file, desk.clock.now());
  if (why !== undefined) return dead(why);
  const { by_person: person, name, office, unit } = row;
  const actor = { person, name, county, office, unit };
  if (row.sealed_at !== null || !(await holdsOffice(work, actor, desk.clock.today()))) return dead('no-office');
  const { case_id: caseId, kind, until, files, used } = row;
  return { ticket: { digest, actor, caseId, kind, until, files, used }, file };
}

const WHY = {
  unknown: '没有这个上传码，或它已过期很久。请用手机重新扫电脑上的二维码',
  revoked: '这个码已作废：电脑上又生成了新的二维码，请扫新的',
  expired: '这个码已过期（30 分钟内有效），请在电脑上重新生成二维码再扫',
  submitted: '这件业务已经提交，不能再加照片。还要补的，请由承办人退回后重新生成二维码',
  closed: '这件业务已经了结，不能再加照片',
  'used-up': '这个码的张数已经用完。还要再传的，请在电脑上重新生成二维码',
  'no-office': '生成这个码的老师岗位已有变动，请由现在的经办人重新生成二维码',
} as const;

export function dead(code: keyof typeof WHY): Dead {
  return { objections: [{ code, message: WHY[code], field: 'code' }] };
}

function whyDead(row: Row, { state, submittedAt, contents }: CaseFile, now: Date): keyof typeof WHY | undefined {
  if (row.revoked_at !== null) return 'revoked';
  if (isClosed(state)) return 'closed';
  const step = state.at === 'step' ? contents.steps[state.step]?.id : undefined;
  const isSubmitted = submittedAt !== undefined && submittedAt > row.opened_at;
  if (isSubmitted || step !== (row.step_id ?? undefined)) return 'submitted';
  if (row.until <= now) return 'expired';
  return row.used >= row.files ? 'used-up' : undefined;
}

function surnames([first = '', ...others]: readonly string[]): string {
  const [letter] = first;
  const shown = letter === undefined ? '（未填姓名）' : `${letter}**`;
  return others.length === 0 ? shown : `${shown} 等 ${others.length + 1} 名学生`;
}

function isKind(text: string): text is EvidenceId {
  return Object.hasOwn(EVIDENCE_KINDS, text);
}

interface Row {
  readonly case_id: string;
  readonly kind: string;
  readonly step_id: string | null;
  readonly by_person: string;
  readonly name: string;
  readonly sealed_at: Date | null;
  /** Written from an actor, as is `unit`. */
  readonly office: Office;
  readonly unit: UnitPath;
  readonly opened_at: Date;
  readonly until: Date;
  readonly files: number;
  readonly used: number;
  readonly revoked_at: Date | null;
}
