import { sql } from 'kysely';
import { draftLetter } from '#src/letters/store/draft-letter.ts';
import type { LetterHook } from '#src/letters/store/letter-desk.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { standingAt } from '#src/organization/store/unit-lookups.ts';
import type { Desk } from '#src/platform/desk.ts';
import { letterTemplateFor } from '../letters.ts';
import { WAITING_FOR_ANSWER } from '../supervision.ts';
import { writeEvent } from './events.ts';
import { openDemand } from './sealed-words.ts';
import { holdSupervision, sideOf, supervisionOfRow } from './supervision-rows.ts';

export type LetterDrafted = { readonly letter: string } | { readonly objections: readonly Objection[] } | 'missing';

/** 拟督办函 — prefilled from the matter, to the unit that must answer; signed and sent among the letters. */
export function draftSupervisionLetter(desk: Desk, actor: Actor, id: string): Promise<LetterDrafted> {
  return desk.db.transaction().execute(async (work): Promise<LetterDrafted> => {
    const row = await holdSupervision(work, actor, id);
    if (row === undefined) return 'missing';
    const held = supervisionOfRow(row);
    if (!sideOf(actor, held).issues) return no('side', '督办函由发起督办的单位拟稿');
    if (!WAITING_FOR_ANSWER.includes(held.state)) return no('state', '对方已经答复或督办已经了结，不用再发督办函');
    if (held.due === undefined) return no('due', '答复期限还没有推算出来（放假安排未公布），暂不能拟督办函');
    const issuer = await standingAt(work, actor.county, held.issuer);
    const receiver = await standingAt(work, held.county, held.receiver);
    const template = issuer && letterTemplateFor(issuer.kind);
    if (receiver === undefined || template === undefined) return no('unit', '单位已经变动，请刷新后再试');
    const { demand, basis } = openDemand(desk.seal, held.county, id, row.sealed);
    const letter = await draftLetter(desk, work, actor, {
      ...{ template, unit: held.issuer, county: held.county, about: { kind: 'supervision', id } },
      to: { name: receiver.name, unit: receiver.path },
      fields: {
        ...{ 事由: held.subject, 要求: demand, 依据: basis, 天数: String(held.days) },
        起因: held.origin === undefined ? '' : `学籍业务监测中发现：${held.origin.title}。`,
        期限: inWords(held.due),
      },
    });
    return { letter };
  });
}

/** 督办函发出 stands in the history of the matter, with its number. */
export function supervisionLetterHook(desk: Desk): LetterHook {
  return {
    about: 'supervision',
    turned: async (work, letter, turn) => {
      if (turn !== 'sent' || letter.about === undefined) return;
      const { rows } = await sql<{ county: string }>`
        select county from supervisions where county = ${letter.county} and id = ${letter.about.id}::uuid for update`.execute(
        work,
      );
      if (rows.length === 0) return;
      const at = { county: letter.county, id: letter.about.id };
      await writeEvent(desk, work, at, { deed: 'letter', words: letter.number ?? '' });
    },
  };
}

function no(code: string, message: string): { readonly objections: readonly Objection[] } {
  return { objections: [{ code, message }] };
}

function inWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
