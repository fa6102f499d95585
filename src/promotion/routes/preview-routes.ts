import { z } from 'zod';
import type { Desk } from '#src/platform/desk.ts';
import type { App } from '#src/platform/http/app.ts';
import { labelOf } from '#src/registry/codes.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { turnOn } from '../fate.ts';
import { HOLDS } from '../holds.ts';
import { heldAfter, previewPromotion } from '../store/preview.ts';
import type { Place } from '../store/standings.ts';
import { Counts, countsOf, HeldOf, Hold, heldOf, Next, Policy, policyOf } from './shapes.ts';

const tags = ['年度升级'];

const PAGE = 100;

const HeldPupil = z.object({
  student: z.string(),
  name: z.string(),
  school: z.string(),
  class: z.string(),
  grade: z.string(),
  hold: Hold,
  title: z.string(),
  remedy: z.string(),
});

/** 升级预览 — how many, and by name whoever would stay behind. */
export function previewRoutes(app: App, desk: Desk): void {
  app.post(
    '/api/promotions/preview',
    {
      schema: {
        summary: '年度升级预览',
        tags,
        body: Policy,
        response: {
          200: z.object({
            into: z.number(),
            graduatesOf: z.number(),
            counts: Counts,
            held: z.array(HeldOf),
            grades: z.array(Counts.extend({ grade: z.string(), title: z.string() })),
          }),
        },
      },
      config: { permission: 'promotion.run' },
    },
    async ({ actor, body }) => {
      const turn = turnOn(desk.clock.today());
      const { all, grades } = await previewPromotion(desk.db, actor.county, turn, policyOf(body));
      return {
        ...turn,
        counts: countsOf(all),
        held: [...heldOf(all)],
        grades: [...grades]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([grade, tally]) => ({ grade, title: labelOf('grade', grade) || '年级看不懂', ...countsOf(tally) })),
      };
    },
  );

  app.post(
    '/api/promotions/held',
    {
      schema: {
        summary: '未升级学生名单',
        tags,
        body: Policy.extend({ hold: Hold.optional(), next: Next.optional() }),
        response: { 200: z.object({ rows: z.array(HeldPupil), next: z.string().optional() }) },
      },
      config: { permission: 'promotion.run' },
    },
    async ({ actor, body: { hold, next, ...policy } }) => {
      const asked = { turn: turnOn(desk.clock.today()), policy: policyOf(policy), ...(hold && { only: hold }) };
      const { pupils, next: after } = await heldAfter(desk.db, actor.county, asked, placeOf(next), PAGE);
      const placeIn = await placesOf(
        desk.db,
        actor.county,
        pupils.map(({ unit }) => unit),
        desk.clock.today(),
      );
      const rows = pupils.map(({ id, name, unit, grade, by }) => ({
        ...{ student: id, name, ...placeIn(unit), grade: labelOf('grade', grade), hold: by },
        ...HOLDS[by],
      }));
      return { rows, ...(after && { next: `${after.unit}|${after.pinyin}|${after.id}` }) };
    },
  );
}

function placeOf(next: string | undefined): Place | undefined {
  const [unit, pinyin = '', id = ''] = next?.split('|') ?? [];
  return unit === undefined ? undefined : { unit, pinyin, id };
}
