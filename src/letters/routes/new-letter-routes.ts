import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { draftCertificate } from '../store/draft-certificate.ts';
import type { LetterDesk } from '../store/letter-desk.ts';
import { isFreeFor, newLetter } from '../store/new-letter.ts';
import { possibleAddressees } from '../store/possible-addressees.ts';
import { Addressees, Kind, LetterId } from './shapes.ts';

const tags = ['公文'];
const config = { permission: 'letter.desk' } as const;

/** 拟写一般公文 */
export function newLetterRoutes(app: App, desk: LetterDesk): void {
  app.get(
    '/api/letters/kinds',
    {
      schema: {
        summary: '本岗位可以拟写的一般公文',
        tags,
        response: {
          200: z.object({ rows: z.array(z.object({ key: z.string(), kind: Kind, name: z.string() })).readonly() }),
        },
      },
      config,
    },
    async ({ actor }) => {
      const free = desk.letterTemplates.filter((template) => isFreeFor(actor, template));
      return { rows: free.map(({ key, kind, name }) => ({ key, kind, name })) };
    },
  );

  app.get(
    '/api/letters/addressees',
    {
      schema: {
        summary: '系统内可以主送、抄送的单位',
        tags,
        response: {
          200: z.object({
            rows: z
              .array(z.object({ name: z.string(), unit: z.string(), offices: z.array(z.string()).readonly() }))
              .readonly(),
          }),
        },
      },
      config,
    },
    async ({ actor }) => ({ rows: await possibleAddressees(desk.db, actor) }),
  );

  app.post(
    '/api/letters',
    {
      schema: {
        summary: '拟写一般公文，得到草稿',
        tags,
        body: z.object({
          template: z.string().max(60),
          reason: z.string().trim().max(60, '事由最多 60 字').describe('事由，写进标题'),
          to: Addressees.describe('主送'),
          copies: Addressees.describe('抄送'),
        }),
        response: { 201: z.object({ id: z.string() }), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, body }, reply) => {
      const made = await newLetter(desk, actor, body);
      if (made === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in made ? reply.code(409).send(made) : reply.code(201).send(made);
    },
  );

  app.post(
    '/api/pupils/:id/enrolment-certificate',
    {
      schema: {
        summary: '为学生开在学证明，得到草稿，由学校领导签发',
        tags,
        params: LetterId,
        body: z.object({ purpose: z.string().trim().min(1, '请写用途').max(40, '用途最多 40 字') }),
        response: { 201: z.object({ id: z.string() }), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id }, body: { purpose } }, reply) => {
      const made = await draftCertificate(desk, actor, id, purpose);
      if (made === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in made ? reply.code(409).send(made) : reply.code(201).send(made);
    },
  );
}
