import { z } from 'zod';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { Path } from '../../campaign/routes/shapes.ts';
import { findCampaign } from '../../campaign/store/campaigns.ts';
import type { Gathering } from '../gathering.ts';
import type { GatheringDesk } from '../store/gathering-desk.ts';
import { findGathering } from '../store/gathering-rows.ts';
import { listGatherings } from '../store/list-gatherings.ts';
import { filesOf } from '../store/meeting-files.ts';
import { peopleListed } from '../store/people-listed.ts';
import { pupilsListed } from '../store/pupils-listed.ts';
import { attendingRoutes } from './attending-routes.ts';
import { coverageRoutes } from './coverage-routes.ts';
import { meetingFileRoutes } from './meeting-file-routes.ts';
import { meetingPaperRoutes } from './meeting-paper-routes.ts';
import { planningRoutes } from './planning-routes.ts';
import { registrarRoutes } from './registrar-routes.ts';
import { GatheringId, Kind, Line, lineOf, State, WholeGathering } from './shapes.ts';

const tags = ['会议与培训'];
const config = { permission: 'gathering.read' } as const;

const Filters = z.object({
  campaign: z.uuid().optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional().describe('学年，以开始的年份称'),
  kind: Kind.optional(),
  state: State.optional(),
  unit: Path.optional(),
  mine: z.stringbool().optional().describe('只看请我参加的'),
  next: z.string().max(80).optional(),
});

/** 会议与培训: planned, answered, attended, written up; and whom the trainings have reached. */
export function gatheringRoutes(app: App, desk: GatheringDesk): void {
  readingRoutes(app, desk);
  coverageRoutes(app, desk);
  registrarRoutes(app, desk);
  planningRoutes(app, desk);
  attendingRoutes(app, desk);
  meetingFileRoutes(app, desk);
  meetingPaperRoutes(app, desk);
}

function readingRoutes(app: App, desk: GatheringDesk): void {
  app.get(
    '/api/gatherings',
    {
      schema: {
        summary: '会议与培训：本单位的，和请我参加的',
        tags,
        querystring: Filters,
        response: { 200: z.object({ rows: z.array(Line), next: z.string().optional() }) },
      },
      config,
    },
    async ({ actor, query: { year: schoolYear, next: after, ...filter } }) => {
      const { rows, next } = await listGatherings(desk.db, actor, { ...filter, schoolYear, after, limit: 50 });
      const classes = rows.map(({ gathering }) => gathering.unit);
      const place = await placesOf(desk.db, actor.county, classes, desk.clock.today());
      return {
        rows: rows.map(({ gathering, unitName, asked, came, mine }) => {
          const { school, class: ofClass } = place(gathering.unit);
          const named = gathering.kind === 'parents' ? `${school}${ofClass}` : unitName;
          return { ...lineOf(gathering, named), asked, came, mine };
        }),
        next,
      };
    },
  );

  app.get(
    '/api/gatherings/:id',
    {
      schema: {
        summary: '一次会议：日程、名单、材料、照片、记录',
        tags,
        params: GatheringId,
        response: { 200: WholeGathering, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const gathering = await findGathering(desk.db, actor, id);
      if (gathering === undefined) return reply.code(404).send(NOT_FOUND);
      const people = await peopleListed(desk.db, desk.seal, actor, gathering);
      const own = people.find(({ person }) => person === actor.person);
      const named = await unitsAt(desk.db, gathering.county, [gathering.unit, ...gathering.units]);
      const campaign =
        gathering.campaign === undefined ? undefined : await findCampaign(desk.db, actor, gathering.campaign);
      const files = await filesOf(desk.db, gathering);
      return {
        ...lineOf(gathering, await holderOf(desk, gathering, named.get(gathering.unit)?.name)),
        ...{ agenda: gathering.agenda, offices: gathering.offices, minutes: gathering.minutes },
        units: gathering.units.map((path) => ({ path, name: named.get(path)?.name ?? '已撤销的机构' })),
        ...{ revision: gathering.revision, campaignTitle: campaign?.title },
        mine: own && { reply: own.reply, leave: own.words.leave },
        mayKeep: can(actor, 'gathering.keep', gathering.unit),
        people: people.map(({ words, unit: _, ...person }) => ({ ...person, ...words })),
        pupils: gathering.kind === 'parents' ? await pupilsListed(desk.db, actor, gathering) : [],
        files: files.map((file) => ({ ...file, addedAt: file.addedAt.toISOString() })),
      };
    },
  );
}

/** 召开单位; a class with its school. */
async function holderOf(desk: GatheringDesk, { county, kind, unit }: Gathering, name: string | undefined) {
  if (kind !== 'parents') return name ?? '已撤销的机构';
  const paths: readonly UnitPath[] = [unit];
  const { school, class: ofClass } = (await placesOf(desk.db, county, paths, desk.clock.today()))(unit);
  return `${school}${ofClass}`;
}
