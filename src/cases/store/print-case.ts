import { sql } from 'kysely';
import QRCode from 'qrcode';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { titleOfCell } from '#src/registry/cells.ts';
import { shownCells } from '#src/registry/mask-table.ts';
import type { CellName, Cells } from '#src/registry/record.ts';
import { asksOf, proofTitle } from '#src/workflow/application.ts';
import { CASE_STATES, isClosed } from '#src/workflow/case.ts';
import type { Answers, Procedure } from '#src/workflow/procedure.ts';
import { deskInWords } from '../desk-words.ts';
import type { Paper, PaperLine, PaperPupil } from '../print/paper.ts';
import { answersOf, takeToHand } from './case-at-hand.ts';
import type { CaseDesk } from './case-desk.ts';
import { readCaseFile } from './case-file.ts';
import { readCase } from './read-case.ts';
import { receiptCodeOf } from './receipt-code.ts';
import { maySee } from './visible-cases.ts';

/** 申请表、回执、办理结果 */
export type PaperKind = 'form' | 'receipt' | 'decision';

/**
 * What a paper of a case is printed from; `undefined` for strangers, and for a decision that is not there yet. What is applied
 * for stands in clear, because the guardian signs for it; what stood before is in stars. The printing is written down.
 */
export async function paperOf(
  desk: CaseDesk,
  actor: Actor,
  id: string,
  kind: PaperKind,
  origin: string,
): Promise<Paper | undefined> {
  const view = await readCase(desk, actor, id);
  const file = await readCaseFile(desk.db, desk.seal, actor.county, id);
  if (view === undefined || file === undefined || !maySee(actor, file)) return undefined;
  if (kind === 'decision' && !isClosed(file.state)) return undefined;
  if (kind === 'receipt' && file.submittedAt === undefined) return undefined;
  const { procedure } = file;
  const hand = await takeToHand(desk, desk.db, file);
  const receipt = receiptCodeOf(desk.seal, file.county, id);
  const address = `${origin}/receipt/${receipt}`;
  const changes = hand.judged.map(({ sight }) => sight);
  const pupils = view.pupils.map(({ name, unit, ordinal }): PaperPupil => {
    const sight = changes[ordinal] ?? file.contents.pupils[ordinal]?.closed;
    return { name, place: unit, changes: sight ? changesOf(sight.before, sight.after) : [] };
  });
  await desk.db.transaction().execute((work) => {
    const subjectUnit = file.parties[procedure.applicant];
    const deed = {
      action: 'case.print',
      subjectKind: 'case',
      subject: id,
      subjectUnit,
      detail: { paper: kind },
    } as const;
    return audit(work, actor, deed, desk.clock.now());
  });
  return {
    title: kind === 'form' ? `${procedure.title}申请表` : procedure.title,
    number: file.number,
    county: await nameOfCounty(desk, file.county),
    school: view.parties[procedure.applicant]?.name ?? '',
    day: desk.clock.today(),
    state: CASE_STATES[file.state.at],
    pupils: kind === 'receipt' ? [] : pupils,
    answers: kind === 'receipt' ? [] : answerLines(procedure, answersOf(file, 0), pupils.length > 1),
    proofs: view.required.map(proofTitle),
    steps: view.steps.map(({ id: step, title, office, unitName }) => {
      const event = view.events.findLast((each) => each.step === title || each.step === step);
      const outcome = event?.by === undefined ? '' : `${event.title}　${event.at.slice(0, 10)}　${event.by}`;
      return {
        title,
        desk: deskInWords({ unitName, office }),
        outcome,
        opinion: [event?.reason, event?.text].filter(Boolean).join('，'),
      };
    }),
    basis: procedure.basis,
    demo: desk.demo,
    receipt,
    qr: await QRCode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
    address: `${origin}/receipt`,
  };
}

/** What changes, with what stood before in stars. */
function changesOf(before: Cells, after: Cells): PaperPupil['changes'] {
  const masked = shownCells(before);
  const names = Object.keys(after) as CellName[]; // the keys of Cells are cell names
  return names
    .filter((name) => (before[name] ?? '') !== (after[name] ?? ''))
    .map((name) => ({ title: titleOfCell(name), before: masked[name] ?? '', after: after[name] ?? '' }));
}

/** The questions that are no cell of the record; those that are stand among the changes. */
function answerLines(procedure: Procedure, answers: Answers, many: boolean): readonly PaperLine[] {
  if (many) return [];
  return asksOf(procedure, answers).flatMap(([name, ask]) => {
    const text = answers[name];
    return text && ask.cell === undefined ? [[ask.title, ask.choices?.[text] ?? text] as const] : [];
  });
}

async function nameOfCounty({ db }: CaseDesk, county: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from units where county = ${county} and kind = 'county' order by until nulls first limit 1`.execute(db);
  return `${rows[0]?.name ?? ''}教育体育局`;
}
