import { z } from 'zod';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { LARGEST_PHOTO, readPhoto } from '../photo.ts';
import { changePhoto, readPhotoOf } from '../store/photos.ts';
import { Day, Id } from './shapes.ts';

const tags = ['学籍'];

/** 照片 — of one pupil. Its bytes are the body, as they are. */
export function photoRoutes(app: App, desk: Desk): void {
  app.addContentTypeParser(
    ['image/jpeg', 'image/png'],
    { parseAs: 'buffer', bodyLimit: LARGEST_PHOTO },
    (_request, body, done) => done(null, body),
  );

  app.get(
    '/api/pupils/:id/photo',
    {
      schema: {
        summary: '学生照片',
        description: 'day：那一天结束时的照片',
        tags,
        params: Id,
        querystring: z.object({ day: Day.optional() }),
        response: { 200: z.unknown(), ...refusals(400, 404) },
      },
      config: { permission: 'record.read' },
    },
    async ({ actor, params, query }, reply) => {
      const day = query.day as LocalDate | undefined; // an ISO day, by the schema
      const photo = await readPhotoOf(desk, actor, params.id, day);
      if (photo === undefined) return reply.code(404).send(NOT_FOUND);
      return reply.header('content-disposition', 'inline').type(photo.kind).send(photo.bytes);
    },
  );

  app.put(
    '/api/pupils/:id/photo',
    {
      schema: {
        summary: '更换照片',
        description: 'JPEG 或 PNG，不超过 500 KB；拍摄地点等附带信息一律去掉',
        tags,
        params: Id,
        response: { 200: z.object({}), ...refusals(404, 409, 413, 415) },
      },
      config: { permission: 'record.edit' },
    },
    async ({ actor, params, body }, reply) => {
      const photo = body instanceof Uint8Array ? readPhoto(body) : '没有收到照片，请重新选择文件';
      if (typeof photo === 'string') {
        return reply.code(409).send({ objections: [{ code: 'not-a-photo', message: photo, field: 'photo' }] });
      }
      return (await changePhoto(desk, actor, params.id, photo)) ? {} : reply.code(404).send(NOT_FOUND);
    },
  );
}
