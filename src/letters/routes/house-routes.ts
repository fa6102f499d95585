import { z } from 'zod';
import { Path } from '#src/organization/routes/shapes.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { listHouses, setHouse } from '../store/houses.ts';
import type { LetterDesk } from '../store/letter-desk.ts';
import { HouseName } from './shapes.ts';

const tags = ['公文'];
const config = { permission: 'letter.manage' } as const;

const HouseLine = z.object({
  unit: z.string(),
  unitName: z.string(),
  house: HouseName,
  name: z.string().describe('发文机关名称'),
  word: z.string().describe('机关代字'),
  contact: z.string(),
  isSet: z.boolean().describe('由县局设定；否则按机构名称推出'),
  used: z.number().describe('今年已编的文号数'),
});

/** 发文机关: names and marks, set by the county. */
export function houseRoutes(app: App, desk: LetterDesk): void {
  app.get(
    '/api/letter-houses',
    {
      schema: {
        summary: '发文机关和机关代字',
        tags,
        response: { 200: z.object({ rows: z.array(HouseLine).readonly() }) },
      },
      config,
    },
    async ({ actor }) => ({ rows: await listHouses(desk.db, actor, desk.clock.today()) }),
  );

  app.put(
    '/api/letter-houses',
    {
      schema: {
        summary: '设定发文机关的名称、机关代字、联系方式',
        tags,
        body: z.object({
          ...{ unit: Path, house: HouseName, name: z.string().trim().max(60, '名称最多 60 字') },
          word: z.string().trim().max(12, '机关代字最多 12 字'),
          contact: z.string().trim().max(100, '联系方式最多 100 字'),
        }),
        response: { 200: z.object({ word: z.string() }), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, body }, reply) => {
      const set = await setHouse(desk, actor, body);
      if (set === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in set ? reply.code(409).send(set) : set;
    },
  );
}
