import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { declaredText, type LetterTemplate, templateOf } from '../letter-template.ts';
import { MODEL_TAGS } from '../model-tags.ts';
import type { LetterDesk } from '../store/letter-desk.ts';
import { chooseVersion, saveText, type Versioned, versionsOf } from '../store/template-versions.ts';
import { textInForce, versionInForce } from '../store/text-in-force.ts';
import { COMMON_TAGS, unusedFields } from '../text-objections.ts';
import { HouseName, Kind, Reason, TemplateKey } from './shapes.ts';
import { templateFileRoutes } from './template-file-routes.ts';

const tags = ['公文模板'];
const config = { permission: 'letter.manage' } as const;
const Lines = z.array(z.string().max(4000)).max(200).readonly();

const Form = z.enum(['text', 'model']);

const TemplateLine = z.object({
  key: z.string(),
  kind: Kind,
  name: z.string(),
  house: HouseName,
  receipt: z.boolean().describe('要不要回执'),
  text: z.number().describe('现用文本的版次；0 为程序自带'),
  model: z.number().describe('现用 Word 版式的版次；0 为程序自带'),
});

const Version = z.object({
  form: Form,
  version: z.number(),
  title: z.string().optional(),
  body: Lines.optional(),
  note: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
});

const WholeTemplate = TemplateLine.extend({
  title: z.string(),
  body: Lines,
  declared: z.object({ title: z.string(), body: Lines }).describe('程序自带的文本'),
  fields: z
    .array(z.object({ name: z.string(), example: z.string(), secret: z.boolean() }))
    .readonly()
    .describe('要素'),
  common: z.array(z.string()).readonly().describe('每份公文都有的要素'),
  modelTags: z
    .array(z.object({ tag: z.string(), words: z.string() }))
    .readonly()
    .describe('Word 版式可以用的标记'),
  unused: z.array(z.string()).readonly().describe('现用文本没有用到的要素'),
  versions: z.array(Version).readonly(),
});

const Saved = z.object({ version: z.number() });

/** 公文模板: words and Word models, version by version. */
export function templateRoutes(app: App, desk: LetterDesk): void {
  templateFileRoutes(app, desk);
  readingRoutes(app, desk);

  app.post(
    '/api/letter-templates/:key/texts',
    {
      schema: {
        summary: '改模板的文本，得到新的一版并启用',
        tags,
        params: TemplateKey,
        body: z.object({ title: z.string().max(300), body: Lines, note: Reason }),
        response: { 201: Saved, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { key }, body }, reply) => {
      const saved = await saveText(desk, actor, key, body);
      if (saved === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in saved ? reply.code(409).send(saved) : reply.code(201).send(saved);
    },
  );

  app.put(
    '/api/letter-templates/:key/choice',
    {
      schema: {
        summary: '改用另一版；0 为程序自带',
        tags,
        params: TemplateKey,
        body: z.object({ form: Form, version: z.number().int().min(0) }),
        response: { 200: Saved, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { key }, body: { form, version } }, reply) => {
      const chosen: Versioned = await chooseVersion(desk, actor, key, form, version);
      if (chosen === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in chosen ? reply.code(409).send(chosen) : chosen;
    },
  );
}

function readingRoutes(app: App, desk: LetterDesk): void {
  app.get(
    '/api/letter-templates',
    {
      schema: { summary: '公文模板', tags, response: { 200: z.object({ rows: z.array(TemplateLine).readonly() }) } },
      config,
    },
    async ({ actor }) => {
      const own = desk.letterTemplates.filter(({ house }) => house !== 'city-inspector');
      return { rows: await Promise.all(own.map((template) => lineOf(desk, actor.county, template))) };
    },
  );

  app.get(
    '/api/letter-templates/:key',
    {
      schema: {
        summary: '一个公文模板：文本、要素、各版',
        tags,
        params: TemplateKey,
        response: { 200: WholeTemplate, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { key } }, reply) => {
      const template = templateOf(desk.letterTemplates, key);
      if (template === undefined) return reply.code(404).send(NOT_FOUND);
      const { text } = await textInForce(desk.db, actor.county, template);
      const versions = await versionsOf(desk, actor.county, key);
      return {
        ...(await lineOf(desk, actor.county, template)),
        ...{ title: text.title, body: text.body, declared: declaredText(template) },
        fields: template.fields.map(({ name, example, secret = false }) => ({ name, example, secret })),
        common: COMMON_TAGS,
        modelTags: Object.entries(MODEL_TAGS).map(([tag, words]) => ({ tag, words })),
        unused: unusedFields(text, template),
        versions: versions.map(({ text: made, madeAt, ...each }) => ({
          ...each,
          ...(made && { title: made.title, body: made.body }),
          madeAt: madeAt.toISOString(),
        })),
      };
    },
  );
}

async function lineOf({ db }: LetterDesk, county: string, { key, kind, name, house, receipt }: LetterTemplate) {
  const text = await versionInForce(db, county, key, 'text');
  const model = await versionInForce(db, county, key, 'model');
  return { key, kind, name, house, receipt: receipt !== undefined, text, model };
}
