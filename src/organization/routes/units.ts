import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { Actor } from '../office.ts';
import { can } from '../permissions.ts';
import type { OrganizationDesk } from '../store/organization-desk.ts';
import { above, countBelow, holdersAt } from '../store/unit-facts.ts';
import { historyOf, unitsAsOf } from '../store/unit-history.ts';
import { findUnit, unitsBelow, unitsDirectlyBelow } from '../store/units.ts';
import { countyOf, parentOf, type Unit } from '../unit.ts';
import { UNIT_CHANGES } from '../unit-plan.ts';
import { Day, Id, officeTitle, Path, UnitShape, unitShape } from './shapes.ts';

const tags = ['机构'];

const Question = z.object({
  under: Path.optional().describe('上级机构的路径；不写为本岗位所在的机构'),
  at: Day.optional().describe('查看某一天的机构；不写为今天'),
  depth: z.enum(['children', 'schools']).optional().describe('children 直接下级；schools 中心校、学校和教学点'),
  closed: z.enum(['yes']).optional().describe('连同已撤销的直接下级'),
});

const Detail = z.object({
  unit: UnitShape,
  above: z.array(z.object({ name: z.string(), path: z.string() })).readonly(),
  schoolKindTitle: z.string().optional().describe('办学类型'),
  pupils: z.number().describe('在册学生数'),
  below: z.record(z.string(), z.number()).describe('现存下级机构数，按类别'),
  history: z
    .array(
      z.object({
        kind: z.string(),
        title: z.string(),
        effective: z.string(),
        at: z.string(),
        by: z.string().optional(),
        name: z.string(),
        reason: z.string(),
        mergedInto: z.string().optional(),
      }),
    )
    .readonly(),
  people: z
    .array(
      z.object({
        holding: z.string(),
        person: z.string(),
        name: z.string(),
        office: z.string(),
        title: z.string(),
        since: z.string(),
      }),
    )
    .readonly(),
});

/** 机构 — the tree, as it is and as it was; how it changes is in `unit-changes.ts`. */
export function unitRoutes(app: App, desk: OrganizationDesk): void {
  app.get(
    '/api/units',
    {
      schema: {
        summary: '机构列表',
        tags,
        querystring: Question,
        response: { 200: z.object({ rows: z.array(UnitShape) }) },
      },
      config: { permission: 'unit.read' },
    },
    async ({ actor, query }) => {
      const units = await listed(desk, actor, query);
      return { rows: units.map((unit) => unitShape(unit, query.at ?? desk.clock.today())) };
    },
  );

  app.get(
    '/api/units/:id',
    {
      schema: {
        summary: '机构详情、沿革与人员',
        tags,
        params: z.object({ id: Id }),
        response: { 200: Detail, ...refusals(404) },
      },
      config: { permission: 'unit.read' },
    },
    async ({ actor, params }, reply) => {
      const unit = await findUnit(desk.db, actor, params.id);
      return unit === undefined ? reply.code(404).send(NOT_FOUND) : detail(desk, actor, unit);
    },
  );
}

async function listed(
  { db }: OrganizationDesk,
  actor: Actor,
  { under = actor.unit, at, depth = 'children', closed }: z.infer<typeof Question>,
): Promise<readonly Unit[]> {
  if (at !== undefined) {
    const units = await unitsAsOf(db, actor, under, at);
    return depth === 'schools' ? units.filter(isAboveGrades) : units.filter(({ path }) => parentOf(path) === under);
  }
  if (depth === 'schools') return unitsBelow(db, actor, under, DOWN_TO_SCHOOLS);
  return unitsDirectlyBelow(db, actor, under, closed !== undefined);
}

const DOWN_TO_SCHOOLS = ['province', 'city', 'county', 'central-school', 'school', 'teaching-point'] as const;

function isAboveGrades({ kind }: Unit): boolean {
  return kind !== 'grade' && kind !== 'class';
}

async function detail({ db, clock, countPupils, schoolKinds }: OrganizationDesk, actor: Actor, unit: Unit) {
  const county = countyOf(unit.path);
  const history = await historyOf(db, county, unit.id);
  const people = can(actor, 'person.read', unit.path) ? await holdersAt(db, county, unit.id) : [];
  return {
    unit: unitShape(unit, clock.today()),
    above: await above(db, unit.path),
    schoolKindTitle: schoolKinds.find(({ code }) => code === unit.schoolKind)?.label,
    pupils: await countPupils(db, county, unit.path),
    below: await countBelow(db, county, unit.path),
    history: history.map(({ kind, effective, at, by, name, reason, mergedInto }) => {
      return { kind, title: UNIT_CHANGES[kind], effective, at: at.toISOString(), by, name, reason, mergedInto };
    }),
    people: people.map(({ holding, person, name, office, since }) => {
      return { holding, person, name, office, title: officeTitle(office), since };
    }),
  };
}
