import { sql } from 'kysely';
import { ruleOf } from '#src/findings/rule-of.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { CellName } from '#src/registry/record.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { printedValues, valuesOnSheet } from '../../sheets/print/on-the-sheet.ts';
import { NOTICE_VERSION, noticeOf } from '../notice.ts';
import { whyNotSent } from './may-send.ts';
import type { OpenSheet } from './open-door.ts';
import { guardianAnswerOf, type Receipt, receiptOf } from './stored-answer.ts';

/** 手机上看到的核对表 — numbers, telephones and houses in stars, of the birth the year. */
export interface GuardianSheet {
  readonly campaign: string;
  readonly deadline: string;
  readonly school: string;
  readonly class: string;
  readonly name: string;
  readonly notice: { readonly version: string; readonly parts: readonly (readonly [string, string])[] };
  /** By the cells' names; an absent one is empty. */
  readonly values: Readonly<Record<string, string>>;
  /** In the rules' words. */
  readonly problems: readonly { readonly cell: string; readonly words: string }[];
  /** 退回家长确认: what the school asks. */
  readonly question: string | undefined;
  readonly revision: number;
  readonly receipt: Receipt | undefined;
  /** Why nothing can be sent (any more); absent when it can. */
  readonly closed: string | undefined;
}

/** For the system: whoever asks has shown the sheet's code and a second proof. */
export async function readGuardianSheet(desk: Desk, work: Work, sheet: OpenSheet): Promise<GuardianSheet | undefined> {
  const { county, campaign, found, unit } = sheet;
  const [record] = await openRecords(work, desk.seal, county, [found.student]);
  if (record === undefined) return undefined;
  const place = (await placesOf(work, county, [unit], desk.clock.today()))(unit);
  const answer = await guardianAnswerOf(work, desk.seal, county, found.campaign, found.student);
  const values = valuesOnSheet(record.cells);
  const parts = noticeOf(await nameOfCounty(work, county), place.school, campaign.title);
  return {
    ...{ campaign: campaign.title, deadline: campaign.deadline, school: place.school, class: place.class },
    ...{ name: values.name ?? '', notice: { version: NOTICE_VERSION, parts }, values: printedValues(values, true) },
    problems: await problemsOf(work, county, found.student),
    question: await questionOf(work, sheet),
    revision: record.revision,
    receipt: answer && receiptOf(answer),
    closed: await whyNotSent(desk, work, sheet, answer),
  };
}

async function nameOfCounty(work: Work, county: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from units where county = ${county} and kind = 'county' and until is null`.execute(work);
  return rows[0]?.name ?? '县';
}

async function problemsOf(work: Work, county: string, student: string): Promise<GuardianSheet['problems']> {
  const { rows } = await sql<{ rule: string; field: CellName }>`
    select rule, field from findings
    where county = ${county} and student = ${student}::uuid and state = 'open'
    order by array_position(array['error', 'query', 'notice'], severity), rule, field`.execute(work);
  return rows.map(({ rule, field }) => ({ cell: field, words: ruleOf(rule)?.title ?? rule }));
}

async function questionOf(work: Work, { county, found }: OpenSheet): Promise<string | undefined> {
  const { rows } = await sql<{ question: string | null }>`
    select question from campaign_lines
    where county = ${county} and campaign = ${found.campaign}::uuid and student = ${found.student}::uuid`.execute(work);
  return rows[0]?.question ?? undefined;
}
