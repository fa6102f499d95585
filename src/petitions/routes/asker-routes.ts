import { sql } from 'kysely';
import { z } from 'zod';
import { SCHOOL_KINDS } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { PublicDesk } from '#src/platform/puzzle/puzzle-desk.ts';
import { faultOfPuzzle, SignedPuzzleShape, SLOW_IS_FULL, Solved } from '#src/platform/puzzle/puzzle-shapes.ts';
import { PETITION_NOTICE_VERSION, petitionNotice } from '../notice.ts';
import { LONGEST } from '../petition.ts';
import { type AskersView, lookUpPetition, ratePetition, withdrawPetition } from '../store/asker.ts';
import { standardAnswers } from '../store/standard-answers.ts';
import { takeFromWeb } from '../store/take-petition.ts';
import { Deed, Kind, Path, Rating, ReceiptShape, State, Words } from './shapes.ts';

const tags = ['网上诉求'];

/** Many parents come through one address of a school or of a telephone company. */
const OFTEN = { max: 120, timeWindow: 60_000 };
const SELDOM = { max: 30, timeWindow: 600_000 };
const config = { permission: 'anyone', rateLimit: OFTEN };

const County = z.string().regex(/^\d{6}$/, '请选择县');

const Proof = z.object({
  code: z.string().trim().min(1, '请填查询码').max(40, '查询码是 10 位数字'),
  four: z.string().trim().min(1, '请填电话后四位').max(10, '请填电话后四位'),
});

const View = z.object({
  number: z.string(),
  state: State,
  said: z.string(),
  due: z.string().optional(),
  outcome: z.string().optional(),
  satisfaction: Rating.optional(),
  steps: z.array(z.object({ deed: Deed, at: z.string(), unit: z.string().optional(), words: z.string() })).readonly(),
  may: z.array(z.enum(['rate', 'withdraw'])).readonly(),
});

/** 网上诉求 — whoever asks, without an account; what they get to see is their own petition. */
export function askerRoutes(app: App, desk: PublicDesk): void {
  formRoutes(app, desk);
  sendingRoute(app, desk);
  followingRoutes(app, desk);
}

function formRoutes(app: App, desk: PublicDesk): void {
  app.get(
    '/api/public/petition-form',
    {
      schema: {
        summary: '网上诉求的表：哪些县、学校，告知书',
        tags,
        response: {
          200: z.object({
            counties: z.array(z.object({ code: z.string(), name: z.string(), notice: Notice })).readonly(),
            schools: z.array(z.object({ county: z.string(), path: z.string(), name: z.string() })).readonly(),
            version: z.string(),
          }),
        },
      },
      config,
    },
    async () => {
      const counties = await unitsOfKinds(desk, ['county']);
      return {
        counties: counties.map(({ county, name }) => ({ code: county, name, notice: petitionNotice(name) })),
        schools: await unitsOfKinds(desk, SCHOOL_KINDS),
        version: PETITION_NOTICE_VERSION,
      };
    },
  );

  app.post(
    '/api/public/puzzles',
    {
      schema: {
        summary: '领一道小算题，由浏览器算完才能提交；旧手机可以改为等两分钟',
        tags,
        body: z.object({ slow: z.boolean().default(false) }),
        response: { 200: SignedPuzzleShape, ...refusals(409) },
      },
      config: { ...config, unseen: true },
    },
    async ({ body: { slow } }, reply) => {
      const now = desk.clock.now();
      const puzzle = slow ? desk.puzzles.handOutSlow(now) : desk.puzzles.handOut(now);
      return puzzle ?? reply.code(409).send(SLOW_IS_FULL);
    },
  );

  app.post(
    '/api/public/standard-answers',
    {
      schema: {
        summary: '公开的标准答复：按文字、拼音查',
        tags,
        body: z.object({ county: County, words: z.string().max(60).default(''), kind: Kind.optional() }),
        response: {
          200: z.object({ rows: z.array(z.object({ id: z.string(), title: z.string(), body: z.string() })) }),
        },
      },
      config,
    },
    async ({ body: { county, words, kind } }) => {
      const rows = await standardAnswers(desk.db, county, { words, kind, publicOnly: true });
      return { rows: rows.slice(0, 20).map(({ id, title, body }) => ({ id, title, body })) };
    },
  );
}

const Notice = z.array(z.tuple([z.string(), z.string()]).readonly()).readonly();

function sendingRoute(app: App, desk: PublicDesk): void {
  app.post(
    '/api/public/petitions',
    {
      schema: {
        summary: '网上提出诉求',
        description: 'request 相同的只算一次，再送一次得到同一张回执',
        tags,
        body: Words.extend({
          county: County,
          kind: Kind,
          school: Path.optional(),
          request: z.uuid(),
          notice: z.string().max(20),
          puzzle: Solved,
        }),
        response: { 201: ReceiptShape.omit({ id: true }), ...refusals(409) },
      },
      config: { permission: 'anyone', rateLimit: SELDOM },
    },
    async ({ body: { county, kind, school, request, notice, puzzle, ...words } }, reply) => {
      const fault = desk.puzzles.take(puzzle, desk.clock.now());
      // What was sent before, and whose answer was lost on the way, is answered again.
      if (fault !== undefined && fault !== 'spent') return reply.code(409).send(faultOfPuzzle(fault));
      const sent = { kind, school, words };
      const taken = await takeFromWeb(desk, county, sent, { request, notice, again: fault === 'spent' });
      if (taken === 'spent') return reply.code(409).send(faultOfPuzzle('spent'));
      if (taken === 'missing') return reply.code(409).send(NO_COUNTY);
      if ('objections' in taken) return reply.code(409).send(taken);
      const { id: _, ...receipt } = taken;
      return reply.code(201).send(receipt);
    },
  );
}

const NO_COUNTY = { objections: [{ code: 'county', message: '没有找到这个县，请重新选择', field: 'county' }] };

function followingRoutes(app: App, desk: Desk): void {
  app.post(
    '/api/public/petition-lookups',
    {
      schema: {
        summary: '凭查询码和电话后四位查办理情况',
        tags,
        body: Proof,
        response: { 200: View, ...refusals(409) },
      },
      config,
    },
    async ({ body }, reply) => {
      const view = await lookUpPetition(desk, body);
      return 'objections' in view ? reply.code(409).send(view) : onPaper(view);
    },
  );

  app.post(
    '/api/public/petition-ratings',
    {
      schema: {
        summary: '评价办理结果',
        tags,
        body: Proof.extend({ satisfaction: Rating, words: z.string().max(LONGEST.note).default('') }),
        response: { 200: View, ...refusals(409) },
      },
      config,
    },
    async ({ body: { satisfaction, words, ...proof } }, reply) => {
      const view = await ratePetition(desk, proof, satisfaction, words);
      return 'objections' in view ? reply.code(409).send(view) : onPaper(view);
    },
  );

  app.post(
    '/api/public/petition-withdrawals',
    {
      schema: {
        summary: '撤回诉求',
        tags,
        body: Proof.extend({ words: z.string().max(LONGEST.note).default('') }),
        response: { 200: View, ...refusals(409) },
      },
      config,
    },
    async ({ body: { words, ...proof } }, reply) => {
      const view = await withdrawPetition(desk, proof, words);
      return 'objections' in view ? reply.code(409).send(view) : onPaper(view);
    },
  );
}

function onPaper({ steps, ...view }: AskersView) {
  return { ...view, steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })) };
}

/** Names of institutions, which are public. */
async function unitsOfKinds({ db }: Desk, kinds: readonly string[]) {
  const { rows } = await sql<{ county: string; path: string; name: string }>`
    select county, path, name from units where kind = any(${[...kinds]}::text[]) and until is null
    order by county, name`.execute(db);
  return rows;
}
