import { z } from 'zod';
import { audit } from '#src/audit/store/audit.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Actor } from '#src/organization/office.ts';
import { Path } from '#src/organization/routes/shapes.ts';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import { templateOf } from '../letter-template.ts';
import { registerSheet } from '../register-sheet.ts';
import type { LetterDesk } from '../store/letter-desk.ts';
import { type LetterFilter, type LetterListed, listLetters } from '../store/list-letters.ts';
import { lineOf } from './line-of.ts';
import { Kind, LetterLine, State } from './shapes.ts';

const tags = ['公文'];
const config = { permission: 'letter.desk' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PAGE = 50;
const MOST = 50_000;

const Filters = z.object({
  box: z.enum(['out', 'in', 'all']).describe('发文、收文、管理范围内的全部发文'),
  kind: Kind.optional(),
  state: State.optional(),
  unit: Path.optional(),
  year: z.number().int().min(2000).max(2100).optional(),
  open: z.boolean().optional().describe('未签收的（收文）；回执逾期的（发文）'),
  words: z.string().trim().max(60).optional().describe('文号、标题、主送里的字'),
});

const Listed = LetterLine.extend({
  unitName: z.string(),
  addressees: z.string(),
  drafter: z.string(),
  signer: z.string(),
  taken: z.number(),
  toTake: z.number().describe('系统内要签收的单位数'),
  mine: z.boolean().describe('本岗位已签收'),
});

/** 公文登记簿: searched by body, for words may be a name. */
export function registerRoutes(app: App, desk: LetterDesk): void {
  app.post(
    '/api/letters/search',
    {
      schema: {
        summary: '公文登记簿',
        tags,
        body: Filters.extend({ next: z.string().max(80).optional() }),
        response: { 200: z.object({ rows: z.array(Listed).readonly(), next: z.string().optional() }) },
      },
      config,
    },
    async ({ actor, body: { next: after, ...filter } }) => {
      const { rows, next } = await listLetters(desk.db, actor, { ...filter, after, limit: PAGE }, desk.clock.today());
      return {
        rows: rows.map(({ letter, ...more }) => ({ ...lineOf(desk, letter), ...more })),
        ...(next !== undefined && { next }),
      };
    },
  );

  app.post(
    '/api/letters/register.xlsx',
    {
      schema: {
        summary: '导出公文登记簿',
        tags,
        body: Filters,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(409) },
      },
      config,
    },
    async ({ actor, body: filter }, reply) => {
      const rows = await exported(desk, actor, filter);
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '导出公文登记簿', person, unit };
      const sheet = registerSheet(
        `公文登记簿　${desk.clock.today()}`,
        rows.map((row) => registerLine(desk, row)),
      );
      const file = { name: `公文登记簿-${desk.clock.today()}.xlsx`, type: XLSX, rows: rows.length };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, [sheet]) });
    },
  );
}

/** Written down with how many lines went out. */
async function exported(
  desk: LetterDesk,
  actor: Actor,
  filter: Omit<LetterFilter, 'limit'>,
): Promise<readonly LetterListed[]> {
  const { rows } = await listLetters(desk.db, actor, { ...filter, limit: MOST }, desk.clock.today());
  const deed = { action: 'letter.export', subjectKind: 'unit', subject: actor.unit } as const;
  await desk.db
    .transaction()
    .execute((work) => audit(work, actor, { ...deed, detail: { rows: rows.length } }, desk.clock.now()));
  return rows;
}

function registerLine(
  { letterTemplates }: LetterDesk,
  { letter, unitName, addressees, drafter, signer }: LetterListed,
) {
  const outcomes = templateOf(letterTemplates, letter.template)?.receipt?.outcomes;
  return {
    ...{ number: letter.number ?? '', kind: letter.kind, title: letter.title, unitName, addressees },
    ...{ state: letter.state, drafter, signer, signedOn: letter.signedOn ?? '' },
    ...{ sentOn: letter.sentOn ?? '', sentWay: letter.sentWay, receiptOn: letter.receiptOn ?? '' },
    receiptWords: (letter.receiptOutcome && outcomes?.[letter.receiptOutcome]) ?? '',
    voidReason: letter.voidReason ?? '',
  };
}
