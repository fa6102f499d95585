import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { EVIDENCE_TYPES } from '#src/evidence/evidence-item.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile } from '#src/platform/tasks/give-file.ts';
import { STANDINGS } from '../standings.ts';
import { figuresOf } from '../store/figures.ts';
import { lookAtProof } from '../store/look-at-proof.ts';
import type { PathwayDesk } from '../store/pathway-desk.ts';
import { readPathway } from '../store/read-pathway.ts';
import { roster } from '../store/roster.ts';
import { workbookOfRoster } from '../store/roster-workbook.ts';
import { FILTERS, FiguresShown, Id, OneProof, PathwayShown, RosterRow, UnitQuery } from './shapes.ts';
import { workingRoutes } from './working-routes.ts';

const tags = ['无证件号核实'];
const config = { permission: 'pathway.read' };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 无证件号核实 — the roster, its figures, one child, and the workbook that goes out. */
export function pathwayRoutes(app: App, desk: PathwayDesk): void {
  workingRoutes(app, desk);

  app.get(
    '/api/pathway',
    {
      schema: {
        summary: '无身份证件号花名册',
        tags,
        querystring: z.object({
          ...FILTERS,
          student: z.uuid().optional(),
          next: z.string().max(1000).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ rows: z.array(RosterRow), next: z.string().optional() }) },
      },
      config,
    },
    async ({ actor, query }) => {
      const { rows, next } = await roster(desk, actor, query);
      return {
        rows: rows.map(({ place, unit: _, standing, ...row }) => ({
          ...{ ...row, standing, title: STANDINGS[standing] },
          ...{ school: place.school, class: place.class },
        })),
        next,
      };
    },
  );

  app.get(
    '/api/pathway/figures',
    {
      schema: {
        summary: '无证件号核实进度',
        description: '各单位有多少名学生没有证件号，各办到哪一步；一级一级点开',
        tags,
        querystring: UnitQuery,
        response: { 200: FiguresShown, ...refusals(404) },
      },
      config,
    },
    async ({ actor, query }, reply) => {
      const figures = await figuresOf(desk, actor, query.unit);
      return figures ?? reply.code(404).send(NOT_FOUND);
    },
  );

  app.get(
    '/api/pathway.xlsx',
    {
      schema: {
        summary: '导出无身份证件号花名册',
        description: '带核实进度和待填的空列，填好后可以传回；记入审计',
        tags,
        querystring: z.object(FILTERS),
        response: { 200: z.unknown(), ...refusals(409) },
      },
      config: { permission: 'record.export' },
    },
    async ({ actor, query }, reply) => {
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '导出无身份证件号花名册', person, unit };
      return giveFile(desk, reply, plan, {
        ...{ name: `无身份证件号花名册-${desk.clock.today()}.xlsx`, type: XLSX, rows: 0 },
        write: async (path) => writeXlsx(path, [await workbookOfRoster(desk, actor, query)]),
      });
    },
  );

  app.get(
    '/api/pathway/:id',
    {
      schema: {
        summary: '一名无证件号学生的核实',
        tags,
        params: Id,
        response: { 200: PathwayShown, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params }, reply) => {
      const shown = await readPathway(desk, actor, params.id);
      return shown === undefined ? reply.code(404).send(NOT_FOUND) : { ...shown, deeds: [...shown.deeds] };
    },
  );

  app.get(
    '/api/pathway/:id/proofs/:proof/file',
    {
      schema: {
        summary: '查看一份核实材料；图片带水印',
        tags,
        params: OneProof,
        response: { 200: z.any().describe('image/jpeg、image/png 或 application/pdf'), ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id, proof } }, reply) => {
      const shown = await lookAtProof(desk, actor, id, proof);
      if (shown === undefined) return reply.code(404).send(NOT_FOUND);
      return reply
        .type(shown.type)
        .header('content-disposition', `inline; filename="evidence.${EVIDENCE_TYPES[shown.type]}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(shown.bytes);
    },
  );
}
