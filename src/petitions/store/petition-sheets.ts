import { audit } from '#src/audit/store/audit.ts';
import type { Sheet } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import { momentInBeijing } from '#src/platform/clock.ts';
import type { Desk } from '#src/platform/desk.ts';
import { PETITION_CHANNELS, PETITION_KINDS, PETITION_OUTCOMES, PETITION_STATES, SATISFACTIONS } from '../petition.ts';
import { PETITION_RISKS } from '../risks.ts';
import { listPetitions, type PetitionFilter, type PetitionLine } from './list-petitions.ts';

const MOST_LINES = 20_000;

const HEADINGS = [
  ...['编号', '收到日期', '来源', '事项', '反映人', '涉及学校', '承办单位', '承办人', '状态'],
  ...['应办结', '办结日期', '结果', '满意度', '重新办理', '风险'],
];

/** 诉求台账 as a sheet: without telephones, without what was written. That it was taken is written down. */
export async function petitionSheet(
  desk: Desk,
  actor: Actor,
  filter: Omit<PetitionFilter, 'after' | 'limit'>,
): Promise<{ readonly sheet: Sheet; readonly rows: number }> {
  const { rows } = await listPetitions(desk, actor, { ...filter, limit: MOST_LINES });
  const deed = {
    action: 'petition.export',
    subjectKind: 'unit',
    subject: actor.unit,
    subjectUnit: actor.unit,
  } as const;
  const detail = { rows: rows.length };
  await desk.db.transaction().execute((work) => audit(work, actor, { ...deed, detail }, desk.clock.now()));
  const about = `截至 ${momentInBeijing(desk.clock.now())}，共 ${rows.length} 件。不含电话和诉求内容`;
  const to = HEADINGS.length;
  return {
    rows: rows.length,
    sheet: {
      ...{ name: '诉求台账', widths: [16, 12, 8, 20, 12, 24, 24, 12, 10, 12, 12, 14, 10, 10, 16] },
      ...{ frozen: { rows: 3, columns: 1 }, pagesWide: 1, filterRow: 3 },
      rows: [
        { cells: [{ value: '群众诉求台账', look: 'title' }], joined: { from: 0, to } },
        { cells: [about], joined: { from: 0, to } },
        { cells: HEADINGS.map((value) => ({ value, look: 'heading' as const })) },
        ...rows.map((line) => ({ cells: cellsOf(line) })),
      ],
    },
  };
}

function cellsOf({ petition, name, unitName, schoolName, ownerName, risks }: PetitionLine): readonly string[] {
  const { number, receivedAt, channel, kind, state, due, closedOn, outcome, satisfaction, reopened } = petition;
  return [
    ...[number, momentInBeijing(receivedAt).slice(0, 10), PETITION_CHANNELS[channel], PETITION_KINDS[kind], name],
    ...[schoolName, unitName, ownerName ?? '', PETITION_STATES[state].title, due ?? '', closedOn ?? ''],
    outcome === undefined ? '' : PETITION_OUTCOMES[outcome],
    satisfaction === undefined ? '' : SATISFACTIONS[satisfaction],
    reopened === 0 ? '' : `${reopened} 次`,
    risks.map((risk) => PETITION_RISKS[risk].title).join('、'),
  ];
}
