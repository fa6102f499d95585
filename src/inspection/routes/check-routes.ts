import { z } from 'zod';
import { LIMITS, uploadOf } from '#src/cases/routes/evidence-routes.ts';
import { EVIDENCE_TYPES } from '#src/evidence/evidence-item.ts';
import { can } from '#src/organization/permissions.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { respondToInspection } from '../store/conclude-inspection.ts';
import type { InspectionDesk } from '../store/inspection-desk.ts';
import { lookAtSheet } from '../store/look-at-sheet.ts';
import { addPhoto, openPhoto, removePhoto } from '../store/photos.ts';
import { sayAnswers } from '../store/say-answers.ts';
import { InspectionId, Item, Said, SchoolId, SheetShape, Turned } from './shapes.ts';

const tags = ['市局督查'];
const Kept = z.object({ id: z.string() });

/** 检查表: opened, filled in tap by tap, photographed, and answered by the school. */
export function checkRoutes(app: App, desk: InspectionDesk): void {
  sheetRoutes(app, desk);
  photoRoutes(app, desk);
}

function sheetRoutes(app: App, desk: InspectionDesk): void {
  app.get(
    '/api/inspections/:id/schools/:school',
    {
      schema: {
        summary: '一所学校的检查表：抽中学生（号码遮盖）和逐项结果',
        description: '每次打开逐名记入被查县的审计；结果公布以前县和学校只看到抽中了谁',
        tags,
        params: SchoolId,
        response: { 200: SheetShape, ...refusals(404) },
      },
      config: { permission: 'inspection.read' },
    },
    async ({ actor, params: { id, school } }, reply) => {
      const sheet = await lookAtSheet(desk, actor, id, school);
      if (sheet === undefined) return reply.code(404).send(NOT_FOUND);
      const { inspection, pupils, answers, files } = sheet;
      const { respondedAt, ...shown } = sheet.school;
      return {
        ...{ id, title: inspection.title, state: inspection.state },
        school: { ...shown, respondedAt: respondedAt?.toISOString() },
        mayCheck: can(actor, 'inspection.run', inspection.unit) && inspection.state === 'drawn',
        mayAnswer: can(actor, 'inspection.answer', shown.unit) && inspection.state === 'published',
        pupils: pupils.map(({ student, ordinal, name, sex, class: ofClass, facts, hasLeft }) => {
          return { student, ordinal, name, sex, class: ofClass, facts, hasLeft };
        }),
        answers: answers.map((each) => ({ ...each, at: each.at.toISOString() })),
        files: files.map((file) => ({ ...file, addedAt: file.addedAt.toISOString() })),
      };
    },
  );

  app.put(
    '/api/inspections/:id/answers',
    {
      schema: {
        summary: '填写检查表：一项或几项，以最后一次为准',
        tags,
        params: InspectionId,
        body: z.object({ answers: z.array(Said).min(1, '没有要保存的').max(500).readonly() }),
        response: { 200: z.object({ saved: z.number() }), ...refusals(404, 409) },
      },
      config: { permission: 'inspection.run' },
    },
    async ({ actor, params: { id }, body: { answers } }, reply) => {
      const said = await sayAnswers(desk, actor, id, answers);
      if (said === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in said ? reply.code(409).send(said) : said;
    },
  );

  app.post(
    '/api/inspections/:id/schools/:school/response',
    {
      schema: {
        summary: '学校回应已公布的结果；再写一次代替前一次',
        tags,
        params: SchoolId,
        body: z.object({ text: z.string().trim().min(1, '请写明回应的内容').max(4000) }),
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config: { permission: 'inspection.answer' },
    },
    async ({ actor, params: { id, school }, body: { text } }, reply) => {
      const done = await respondToInspection(desk, actor, id, school, text);
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in done ? reply.code(409).send(done) : done;
    },
  );
}

function photoRoutes(app: App, desk: InspectionDesk): void {
  app.post(
    '/api/inspections/:id/photos',
    {
      schema: {
        summary: '上传检查照片',
        description: '表单的 kind 栏是“查的是谁 检查项”，以空格分开；file 栏是 jpg 或 png，不超过 5 MB',
        tags,
        consumes: ['multipart/form-data'],
        params: InspectionId,
        response: { 201: Kept, ...refusals(404, 409, 413, 415) },
      },
      config: { permission: 'inspection.run' },
    },
    async (request, reply) => {
      const sent = request.isMultipart() ? await request.file({ limits: LIMITS }) : undefined;
      if (sent === undefined) return reply.code(415).send({ message: '没有收到照片，请重新选择后上传' });
      const { kind, ...upload } = await uploadOf(sent);
      const [about, item] = kind.split(' ');
      const place = z.object({ about: z.uuid(), item: Item }).safeParse({ about, item });
      if (!place.success) return reply.code(415).send({ message: '没有说明是哪一项的照片，请刷新后再传' });
      const added = await addPhoto(desk, request.actor, request.params.id, { ...upload, ...place.data });
      if (added === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in added ? reply.code(409).send(added) : reply.code(201).send(added);
    },
  );

  const one = InspectionId.extend({ photo: z.uuid() });
  app.delete(
    '/api/inspections/:id/photos/:photo',
    {
      schema: { summary: '撤下一张照片', tags, params: one, response: { 200: Kept, ...refusals(404, 409) } },
      config: { permission: 'inspection.run' },
    },
    async ({ actor, params: { id, photo } }, reply) => {
      const gone = await removePhoto(desk, actor, id, photo);
      if (gone === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in gone ? reply.code(409).send(gone) : gone;
    },
  );

  app.get(
    '/api/inspections/:id/photos/:photo',
    {
      schema: {
        summary: '查看一张检查照片',
        tags,
        params: one,
        response: { 200: z.any().describe('image/jpeg 或 image/png'), ...refusals(404) },
      },
      config: { permission: 'inspection.read' },
    },
    async ({ actor, params: { id, photo } }, reply) => {
      const shown = await openPhoto(desk, actor, id, photo);
      if (shown === undefined) return reply.code(404).send(NOT_FOUND);
      return reply
        .type(shown.type)
        .header('content-disposition', `inline; filename="photo.${EVIDENCE_TYPES[shown.type]}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .send(shown.bytes);
    },
  );
}
