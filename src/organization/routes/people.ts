import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { Actor } from '../office.ts';
import { schoolYearOf } from '../school-year.ts';
import { changePerson, createPerson } from '../store/change-people.ts';
import type { OrganizationDesk } from '../store/organization-desk.ts';
import { findPerson, type Person, phoneOf, searchPeople } from '../store/people.ts';
import { placeNames } from '../store/place-names.ts';
import { UNIT_KINDS } from '../unit.ts';
import { codeShape, Id, NewCode, OfficeName, OfficeShape, officeTitle, Path } from './shapes.ts';

const tags = ['人员'];
const params = z.object({ id: Id });
const Name = z.string().trim().max(60, '姓名最多 60 个字');
const Phone = z.string().trim().max(20, '电话最多 20 个字符');

/** 人员. The account is there only for those who manage accounts; the phone is masked. */
export const PersonShape = z.object({
  id: z.string(),
  name: z.string(),
  account: z.string().optional(),
  phone: z.string().optional(),
  state: z.enum(['new', 'active', 'sealed']),
  lastSeenAt: z.string().optional(),
  revision: z.number(),
  offices: z.array(OfficeShape).readonly(),
});

const Search = z.object({
  text: z.string().trim().max(60).optional().describe('姓名的一部分；管理员也可用登录名'),
  unit: Path.optional().describe('在此机构或其下级任职'),
  office: OfficeName.optional(),
  state: z.enum(['new', 'active', 'sealed', 'without-office']).optional(),
  after: Id.optional().describe('上一页的 next'),
  limit: z.int().min(1).max(200).optional(),
});

/** 人员 — who works in the register. Searched by body, so that no name stands in an address. */
export function peopleRoutes(app: App, desk: OrganizationDesk): void {
  app.post(
    '/api/people/search',
    {
      schema: {
        summary: '查找人员',
        tags,
        body: Search,
        response: { 200: z.object({ rows: z.array(PersonShape), next: z.string().optional() }) },
      },
      config: { permission: 'person.read' },
    },
    async ({ actor, body }) => {
      const { rows, next } = await searchPeople(desk, actor, { ...body, limit: body.limit ?? 50 });
      return { rows: await personShapes(desk, actor, rows), next };
    },
  );

  app.get(
    '/api/people/:id',
    {
      schema: { summary: '人员详情', tags, params, response: { 200: PersonShape, ...refusals(404) } },
      config: { permission: 'person.read' },
    },
    async ({ actor, params: { id } }, reply) => {
      const person = await findPerson(desk.db, desk.seal, actor, id);
      if (person === undefined) return reply.code(404).send(NOT_FOUND);
      return (await personShapes(desk, actor, [person]))[0];
    },
  );

  app.post(
    '/api/people/:id/phone',
    {
      schema: {
        summary: '查看完整电话',
        description: '查看会记入审计。',
        tags,
        params,
        response: { 200: z.object({ phone: z.string().optional() }), ...refusals(404) },
      },
      config: { permission: 'person.read' },
    },
    async ({ actor, params: { id } }, reply) => {
      const person = await findPerson(desk.db, desk.seal, actor, id);
      if (person === undefined) return reply.code(404).send(NOT_FOUND);
      const phone = await desk.db.transaction().execute(async (work) => {
        const deed = { action: 'person.phone', subjectKind: 'person', subject: id } as const;
        await desk.audit(work, actor, deed, desk.clock.now());
        return phoneOf(work, desk.seal, actor.county, id);
      });
      return { phone };
    },
  );

  app.post(
    '/api/people',
    {
      schema: {
        summary: '新增人员',
        description: '同时发放一次性登录码，24 小时内有效；本人登录后自己设置密码。',
        tags,
        body: z.object({ name: Name, account: z.string().trim().max(32), phone: Phone.optional() }),
        response: { 201: z.object({ id: z.string(), code: NewCode }), ...refusals(404, 409) },
      },
      config: { permission: 'person.manage', confirmed: true },
    },
    async ({ actor, body }, reply) => {
      const made = await createPerson(desk, actor, { ...body, phone: body.phone ?? '' });
      if (made === 'missing') return reply.code(404).send(NOT_FOUND);
      if ('objections' in made) return reply.code(409).send({ objections: made.objections });
      return reply.code(201).send({ id: made.id, code: codeShape(made.code) });
    },
  );

  app.patch(
    '/api/people/:id',
    {
      schema: {
        summary: '修改人员姓名、电话',
        tags,
        params,
        body: z.object({ name: Name.optional(), phone: Phone.optional(), revision: z.int().describe('看到的版本') }),
        response: { 200: PersonShape, ...refusals(404, 409) },
      },
      config: { permission: 'person.manage' },
    },
    async ({ actor, params: { id }, body: { revision, ...change } }, reply) => {
      const outcome = await changePerson(desk, actor, id, { ...change, seen: revision });
      if (outcome !== 'done' && outcome !== 'missing') return reply.code(409).send({ objections: outcome.objections });
      const person = await findPerson(desk.db, desk.seal, actor, id);
      if (outcome === 'missing' || person === undefined) return reply.code(404).send(NOT_FOUND);
      return (await personShapes(desk, actor, [person]))[0];
    },
  );
}

/** In their order; units by their full names. */
async function personShapes({ db, clock }: OrganizationDesk, actor: Actor, people: readonly Person[]) {
  const places = people.flatMap(({ offices }) => offices.map(({ unit }) => unit));
  const names = await placeNames(db, actor.county, places, schoolYearOf(clock.today()));
  return people.map((person) => personShape(person, names));
}

function personShape(
  { lastSeenAt, offices, ...person }: Person,
  names: ReadonlyMap<string, string>,
): z.infer<typeof PersonShape> {
  return {
    ...person,
    lastSeenAt: lastSeenAt?.toISOString(),
    offices: offices.map(({ holding, office, since, unit: { id, name, path, kind } }) => {
      const unit = { id, name: names.get(path) ?? name, path, kindTitle: UNIT_KINDS[kind] };
      return { holding, office, title: officeTitle(office), since, unit };
    }),
  };
}
