import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { rollBefore } from '../store/blockers.ts';
import type { CaseDesk } from '../store/case-desk.ts';
import { Objections, Roll } from './shapes.ts';

/** 录取名册 — read before the case is begun: who is found, where, and what stands in the way. */
export function rollRoutes(app: App, desk: CaseDesk): void {
  app.post(
    '/api/cases/rolls',
    {
      schema: {
        summary: '核对录取名册',
        description: '姓名和学籍号（或身份证件号）都相符才查得到，只告知学校、班级和学籍状态；记入审计',
        tags: ['学籍业务'],
        body: z.object({ procedure: z.string().max(60), roll: Roll }),
        response: {
          200: z.object({
            lines: z
              .array(
                z.object({
                  name: z.string(),
                  found: z
                    .object({ name: z.string(), school: z.string(), class: z.string(), status: z.string() })
                    .optional(),
                  objections: Objections,
                }),
              )
              .readonly(),
          }),
          ...refusals(404, 409),
        },
      },
      config: { permission: 'case.apply' },
    },
    async ({ actor, body: { procedure, roll } }, reply) => {
      const lines = await rollBefore(desk, actor, procedure, roll);
      if (lines === undefined) return reply.code(404).send(NOT_FOUND);
      return 'objections' in lines ? reply.code(409).send(lines) : { lines };
    },
  );
}
