import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Actor } from '#src/organization/office.ts';
import type { PathwayDesk } from '#src/pathway/store/pathway-desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile } from '#src/platform/tasks/give-file.ts';
import { findCampaign } from '../../campaign/store/campaigns.ts';
import { callsOfUnit } from '../store/calls-of-unit.ts';
import { closeUnlisted } from '../store/close-unlisted.ts';
import { lookAtUnlisted } from '../store/look-at-unlisted.ts';
import { openUnlistedCase } from '../store/open-unlisted-case.ts';
import type { RollCallDesk } from '../store/roll-call-desk.ts';
import { rollsWorkbook } from '../store/rolls-workbook.ts';
import { saidOfPupils } from '../store/said-of-pupils.ts';
import { unlistedLines } from '../store/unlisted-lines.ts';
import {
  CallId,
  ChildShape,
  ChildView,
  ClosingBody,
  childSent,
  OfChildren,
  OfUnit,
  OfWord,
  SaidShape,
  UnitShape,
} from './shapes.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Cases are opened from here, and papers read. */
export type FollowingDesk = PathwayDesk & RollCallDesk;

const tags = ['逐班核实'];
const read = { permission: 'roll-call.read' } as const;

/** 核实之后 — which class was called when, who was said to be where, and what becomes of the children on no list. */
export function followingRoutes(app: App, desk: FollowingDesk): void {
  listRoutes(app, desk);
  childRoutes(app, desk);
}

function listRoutes(app: App, desk: FollowingDesk): void {
  app.get(
    '/api/roll-call/units',
    {
      schema: {
        summary: '各单位、各班的核实情况',
        tags,
        querystring: OfUnit,
        response: { 200: UnitShape, ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, query: { unit, campaign } }, reply) => {
      const asked = await campaignAsked(desk, actor, campaign);
      const calls = asked === 'missing' ? undefined : await callsOfUnit(desk, actor, unit, asked);
      if (calls === undefined) return reply.code(404).send(NOT_FOUND);
      return { ...calls, whole: lineSent(calls.whole), rows: calls.rows.map(lineSent) };
    },
  );

  app.get(
    '/api/roll-call.xlsx',
    {
      schema: {
        summary: '导出逐班核实：各班、不在班和状态不符的、在班不在名单的；记入审计',
        tags,
        querystring: OfUnit,
        response: { 200: z.unknown(), ...refusals(404) },
      },
      config: { permission: 'campaign.export' },
    },
    async ({ actor, query: { unit, campaign } }, reply) => {
      const asked = await campaignAsked(desk, actor, campaign);
      const sheets = asked === 'missing' ? undefined : await rollsWorkbook(desk, actor, unit, asked);
      if (sheets === undefined) return reply.code(404).send(NOT_FOUND);
      const { county, person } = actor;
      const plan = { county, kind: 'export', title: '导出逐班核实', person, unit: actor.unit };
      return giveFile(desk, reply, plan, {
        ...{ name: `逐班核实-${desk.clock.today()}.xlsx`, type: XLSX, rows: 0 },
        write: async (path) => writeXlsx(path, sheets),
      });
    },
  );

  app.get(
    '/api/roll-call/pupils',
    {
      schema: {
        summary: '核实结果的名单：在班、不在班、状态不符',
        tags,
        querystring: OfWord,
        response: { 200: SaidShape, ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, query: { unit, campaign, is } }, reply) => {
      const asked = await campaignAsked(desk, actor, campaign);
      if (asked === 'missing') return reply.code(404).send(NOT_FOUND);
      const { rows, total } = await saidOfPupils(desk, actor, unit, asked, is);
      return { rows: rows.map((row) => ({ ...row, signedAt: row.signedAt.toISOString() })), total };
    },
  );

  app.get(
    '/api/roll-call/unlisted',
    {
      schema: {
        summary: '在班但不在名单的学生',
        tags,
        querystring: OfChildren,
        response: { 200: z.object({ rows: z.array(ChildShape) }) },
      },
      config: read,
    },
    async ({ actor, query: { unit, campaign, open, overdue } }) => {
      const filter = { unit, campaign, open: open === 'yes', overdue: overdue === 'yes', tasked: true };
      return { rows: (await unlistedLines(desk, actor, filter)).map(childSent) };
    },
  );
}

function childRoutes(app: App, desk: FollowingDesk): void {
  app.get(
    '/api/roll-call/unlisted/:id',
    {
      schema: {
        summary: '一名不在名单的学生：登记的情况、学籍在哪、对方学校办到哪一步',
        description: '查看记入审计；班主任只看到登记的情况',
        tags,
        params: CallId,
        response: { 200: ChildView, ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, params: { id } }, reply) => {
      const view = await lookAtUnlisted(desk, actor, id);
      return view === undefined ? reply.code(404).send(NOT_FOUND) : childSent(view);
    },
  );

  app.post(
    '/api/roll-call/unlisted/:id/cases',
    {
      schema: {
        summary: '为不在名单的学生填报业务，已知的都填好',
        tags,
        params: CallId,
        body: z.object({ procedure: z.string().max(60) }),
        response: { 201: z.object({ id: z.string(), number: z.string() }), ...refusals(404, 409) },
      },
      config: { permission: 'case.apply' },
    },
    async ({ actor, params: { id }, body: { procedure } }, reply) => {
      const opened = await openUnlistedCase(desk, actor, id, procedure);
      if (opened.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (opened.is === 'refused') return reply.code(409).send({ objections: opened.objections });
      return reply.code(201).send(opened);
    },
  );

  app.post(
    '/api/roll-call/unlisted/:id/closing',
    {
      schema: {
        summary: '了结：作出说明，或登记有误',
        tags,
        params: CallId,
        body: ClosingBody,
        response: { 200: z.object({ outcome: z.string() }), ...refusals(404, 409) },
      },
      config: { permission: 'roll-call.run' },
    },
    async ({ actor, params: { id }, body: { how, words } }, reply) => {
      const closed = await closeUnlisted(desk, actor, id, how, words);
      if (closed.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      return closed.is === 'refused' ? reply.code(409).send({ objections: closed.objections }) : { outcome: how };
    },
  );
}

function lineSent<Line extends { readonly signedAt: Date | undefined }>({ signedAt, ...line }: Line) {
  return { ...line, signedAt: signedAt?.toISOString() };
}

async function campaignAsked({ db }: FollowingDesk, actor: Actor, id: string | undefined) {
  return id === undefined ? undefined : ((await findCampaign(db, actor, id)) ?? 'missing');
}
