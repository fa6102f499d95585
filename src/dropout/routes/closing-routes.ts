import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { closeDropout, reopenDropout } from '../store/close-dropout.ts';
import type { DropoutDesk } from '../store/dropout-desk.ts';
import { dropoutSettingsOf } from '../store/dropout-settings.ts';
import { secretNotes, writeSecretNote } from '../store/secret-notes.ts';
import { setDropoutSettings } from '../store/set-dropout-settings.ts';
import { DropoutId, Kept, Reason, Seen, SettingsSent, SettingsShape, Turned } from './shapes.ts';

const tags = ['控辍保学'];
const config = { permission: 'dropout.close' } as const;
const secret = { permission: 'dropout.secret' } as const;

/** 销号与办法: the county's part; and what only few may read. */
export function closingRoutes(app: App, desk: DropoutDesk): void {
  app.post(
    '/api/dropouts/:id/closing',
    {
      schema: {
        summary: '确认销号',
        tags,
        params: DropoutId,
        body: Seen.extend({ words: z.string().max(500) }),
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const done = await closeDropout(desk, actor, params.id, body.revision, body.words);
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in done ? reply.code(409).send(done) : done;
    },
  );

  app.post(
    '/api/dropouts/:id/reopening',
    {
      schema: {
        summary: '重新列入',
        tags,
        params: DropoutId,
        body: Seen.extend({ reason: Reason }),
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const done = await reopenDropout(desk, actor, params.id, body.revision, body.reason);
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in done ? reply.code(409).send(done) : done;
    },
  );

  settingsRoutes(app, desk);
  noteRoutes(app, desk);
}

function settingsRoutes(app: App, desk: DropoutDesk): void {
  app.get(
    '/api/dropouts/settings',
    {
      schema: { summary: '控辍办法：各级天数和学期', tags, response: { 200: SettingsSent } },
      config: { permission: 'dropout.read' },
    },
    ({ actor }) => dropoutSettingsOf(desk.db, actor.county),
  );

  app.put(
    '/api/dropouts/settings',
    {
      schema: {
        summary: '定控辍办法',
        tags,
        body: SettingsShape,
        response: { 200: SettingsSent, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, body }, reply) => {
      const done = await setDropoutSettings(desk, actor, body);
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return done === 'done' ? body : reply.code(409).send(done);
    },
  );
}

function noteRoutes(app: App, desk: DropoutDesk): void {
  app.get(
    '/api/dropouts/:id/notes',
    {
      schema: {
        summary: '查看涉案情况，记入审计',
        tags,
        params: DropoutId,
        response: {
          200: z.object({
            rows: z.array(
              z.object({ id: z.string(), words: z.string(), writtenAt: z.string(), writtenBy: z.string() }),
            ),
          }),
          ...refusals(404),
        },
      },
      config: secret,
    },
    async ({ actor, params: { id } }, reply) => {
      const notes = await secretNotes(desk, actor, id);
      if (notes === undefined) return reply.code(404).send(NOT_FOUND);
      return { rows: notes.map((note) => ({ ...note, writtenAt: note.writtenAt.toISOString() })) };
    },
  );

  app.post(
    '/api/dropouts/:id/notes',
    {
      schema: {
        summary: '登记涉案情况',
        tags,
        params: DropoutId,
        body: z.object({ words: z.string().trim().min(1, '请写内容').max(2000, '最多 2000 字') }),
        response: { 201: Kept, ...refusals(404) },
      },
      config: secret,
    },
    async ({ actor, params: { id }, body }, reply) => {
      const kept = await writeSecretNote(desk, actor, id, body.words);
      return kept === 'missing' ? reply.code(404).send(NOT_FOUND) : reply.code(201).send(kept);
    },
  );
}
