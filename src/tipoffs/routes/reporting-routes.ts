import { sql } from 'kysely';
import { z } from 'zod';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { PublicDesk } from '#src/platform/puzzle/puzzle-desk.ts';
import { faultOfPuzzle, Solved } from '#src/platform/puzzle/puzzle-shapes.ts';
import { type ReportersView, viewByToken, writeByToken } from '../store/by-token.ts';
import { namedInspectors, reportDesk } from '../store/inspectors.ts';
import { type TipOffDesk, takeReport } from '../store/report.ts';
import { Key32, Locked, MOST_SENT, Path, PublicKeys, SentLetter, Token, ViewShape } from './shapes.ts';

const tags = ['举报'];

/** Nobody who comes here is looked at, counted by name, or written down. */
const config = { permission: 'anyone', unseen: true, rateLimit: { max: 60, timeWindow: 60_000 } } as const;
const seldom = { ...config, rateLimit: { max: 20, timeWindow: 600_000 } } as const;

/** 群众举报 — from a page without account, cookie or trace. */
export function reportingRoutes(app: App, desk: TipOffDesk & PublicDesk): void {
  formRoutes(app, desk);
  sendingRoute(app, desk);
  followingRoutes(app, desk);
}

function formRoutes(app: App, desk: TipOffDesk): void {
  app.get(
    '/api/public/tip-off-form',
    {
      schema: {
        summary: '举报的表：县、单位、可以指明回避的查办员',
        tags,
        response: {
          200: z.object({
            counties: z
              .array(
                z.object({
                  path: z.string(),
                  name: z.string(),
                  inspectors: z
                    .array(z.object({ person: z.string(), name: z.string(), isCity: z.boolean() }))
                    .readonly(),
                }),
              )
              .readonly(),
            units: z.array(z.object({ path: z.string(), name: z.string() })).readonly(),
          }),
        },
      },
      config,
    },
    async () => {
      const { rows } = await sql<{ path: string; name: string; kind: string }>`
        select path, name, kind from units where kind in ('county', 'central-school', 'school', 'teaching-point')
          and until is null order by path`.execute(desk.db);
      const counties = rows.filter(({ kind }) => kind === 'county');
      return {
        counties: await Promise.all(
          counties.map(async ({ path, name }) => ({
            path,
            name,
            inspectors: await namedInspectors(desk.db, Path.parse(path)),
          })),
        ),
        units: rows.map(({ path, name }) => ({ path, name })),
      };
    },
  );

  app.post(
    '/api/public/tip-off-keys',
    {
      schema: {
        summary: '这件举报由谁收，用哪些公开的钥匙加密',
        tags,
        body: z.object({ county: Path, about: Path.optional(), named: z.array(z.uuid()).max(40).default([]) }),
        response: { 200: z.object({ isCity: z.boolean(), keys: PublicKeys }), ...refusals(409) },
      },
      config,
    },
    async ({ body: { county, about, named } }, reply) => {
      const found = await reportDesk(desk.db, county, about, named);
      if (found === undefined) return reply.code(409).send({ objections: [NOBODY] });
      return { isCity: found.at !== county, keys: found.keys.map(onPaper) };
    },
  );
}

const NOBODY = {
  code: 'nobody',
  message: '现在没有可以查办的人，不能在这里举报。请向纪检监察机关举报：电话 12388，网址 www.12388.gov.cn',
};

function sendingRoute(app: App, desk: TipOffDesk & PublicDesk): void {
  app.post(
    '/api/public/tip-offs',
    {
      bodyLimit: MOST_SENT * 2,
      schema: {
        summary: '举报：内容在举报人的浏览器里已经加密，服务器看不到',
        tags,
        body: z.object({
          id: z.uuid(),
          county: Path,
          about: Path.optional(),
          named: z.array(z.uuid()).max(40).default([]),
          token: Token,
          reporterKey: Key32,
          reporterLocked: Locked,
          report: SentLetter,
          identity: SentLetter.optional(),
          puzzle: Solved,
        }),
        response: { 201: z.object({ number: z.string() }), ...refusals(409) },
      },
      config: seldom,
    },
    async ({ body: { puzzle, ...sent } }, reply) => {
      const fault = desk.puzzles.take(puzzle, desk.clock.now());
      // What was sent before, and whose answer was lost on the way, is answered again.
      if (fault !== undefined && fault !== 'spent') return reply.code(409).send(faultOfPuzzle(fault));
      const reported = await takeReport(desk, sent, fault === 'spent');
      if (reported === 'spent') return reply.code(409).send(faultOfPuzzle('spent'));
      return 'objections' in reported ? reply.code(409).send(reported) : reply.code(201).send(reported);
    },
  );
}

function followingRoutes(app: App, desk: TipOffDesk & PublicDesk): void {
  app.post(
    '/api/public/tip-off-lookups',
    {
      schema: {
        summary: '凭回执查看：办到哪一步，查办员的回信（密文）',
        tags,
        body: z.object({ token: Token }),
        response: { 200: ViewShape, ...refusals(409) },
      },
      config,
    },
    async ({ body: { token } }, reply) => {
      const view = await viewByToken(desk, token);
      return 'objections' in view ? reply.code(409).send(view) : written(view);
    },
  );

  app.post(
    '/api/public/tip-off-letters',
    {
      bodyLimit: MOST_SENT,
      schema: {
        summary: '凭回执补充、回信（密文）',
        tags,
        body: z.object({ token: Token, letter: SentLetter, puzzle: Solved }),
        response: { 201: ViewShape, ...refusals(409) },
      },
      config: seldom,
    },
    async ({ body: { token, letter, puzzle } }, reply) => {
      const fault = desk.puzzles.take(puzzle, desk.clock.now());
      if (fault !== undefined) return reply.code(409).send(faultOfPuzzle(fault));
      const view = await writeByToken(desk, token, letter);
      return 'objections' in view ? reply.code(409).send(view) : reply.code(201).send(written(view));
    },
  );
}

function written({ reporterKey, reporterLocked, letters, keys, ...view }: ReportersView) {
  return {
    ...view,
    reporterKey: reporterKey.toString('base64'),
    reporterLocked: reporterLocked.toString('base64'),
    letters: letters.map(({ body, wrapped, ...letter }) => ({
      ...letter,
      body: body.toString('base64'),
      wrapped: wrapped.toString('base64'),
    })),
    keys: keys.map(onPaper),
  };
}

function onPaper({ id, publicKey }: { readonly id: string; readonly publicKey: Buffer }) {
  return { id, publicKey: publicKey.toString('base64') };
}
