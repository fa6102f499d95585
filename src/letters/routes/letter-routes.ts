import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { LetterDesk } from '../store/letter-desk.ts';
import { lettersAbout } from '../store/letters-about.ts';
import { openLetter } from '../store/open-letter.ts';
import { dealingRoutes } from './dealing-routes.ts';
import { houseRoutes } from './house-routes.ts';
import { lineOf } from './line-of.ts';
import { newLetterRoutes } from './new-letter-routes.ts';
import { letterPaperRoutes } from './paper-routes.ts';
import { registerRoutes } from './register-routes.ts';
import { LetterId, LetterLine } from './shapes.ts';
import { templateRoutes } from './template-routes.ts';
import { WholeLetter } from './whole-letter.ts';

const tags = ['公文'];
const config = { permission: 'letter.desk' } as const;

/** 公文 — the register, one letter, and what is done with it. */
export function letterRoutes(app: App, desk: LetterDesk): void {
  readingRoutes(app, desk);
  dealingRoutes(app, desk);
  letterPaperRoutes(app, desk);
  registerRoutes(app, desk);
  newLetterRoutes(app, desk);
  templateRoutes(app, desk);
  houseRoutes(app, desk);
}

function readingRoutes(app: App, desk: LetterDesk): void {
  app.get(
    '/api/letters/about',
    {
      schema: {
        summary: '关于一件事项的公文',
        tags,
        querystring: z.object({
          kind: z
            .string()
            .regex(/^[a-z-]+$/)
            .max(40)
            .describe('什么事项'),
          id: z.uuid(),
        }),
        response: { 200: z.object({ rows: z.array(LetterLine).readonly() }) },
      },
      config,
    },
    async ({ actor, query }) => {
      const letters = await lettersAbout(desk.db, actor, query);
      return { rows: letters.map((letter) => lineOf(desk, letter)) };
    },
  );

  app.get(
    '/api/letters/:id',
    {
      schema: { summary: '一份公文', tags, params: LetterId, response: { 200: WholeLetter, ...refusals(404) } },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const open = await openLetter(desk, actor, id);
      if (open === undefined) return reply.code(404).send(NOT_FOUND);
      const { letter, template, content, addressees } = open;
      return {
        ...lineOf(desk, letter),
        ...{ addressee: content.addressee, body: content.body, enclosures: content.enclosures },
        ...{ annexes: content.annexes, houseName: content.house, contact: content.contact },
        about: letter.about,
        addressees: addressees.map(({ takenAt, ...each }) => ({ ...each, takenAt: takenAt?.toISOString() })),
        outcomes: Object.entries(template?.receipt?.outcomes ?? {}).map(([key, words]) => ({ key, words })),
        hasSecrets: template?.fields.some(({ secret }) => secret) ?? false,
        ...{ draftedBy: open.draftedBy, signedBy: open.signedBy, selfSigned: letter.selfSigned },
        ...{ mayDealWith: open.mayDealWith, maySign: open.maySign, mayTake: open.mayTake, hasTaken: open.hasTaken },
      };
    },
  );
}
