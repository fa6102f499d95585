import { passwordsOf } from '#src/accounts/store/passwords.ts';
import type { ClassUnit } from '#src/county/classes.ts';
import type { Plan } from '#src/county/plan.ts';
import type { GeneratedCounty } from '#src/county/pupils.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { openUnits } from '#src/organization/store/open-units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Clock, Desk } from '#src/platform/desk.ts';
import { orderedId } from '#src/platform/ordered-id.ts';
import { schoolYearOf } from '#src/registry/school-year.ts';
import { createRecords, type Draft } from '#src/registry/store/create-records.ts';
import { demoCounties } from './demo-counties.ts';
import { type DemoLogin, keepLogins, keptLogins, loginsOf, newDemoPassword } from './demo-logins.ts';
import { type DemoPerson, peopleOf } from './demo-people.ts';
import { insertPeople } from './insert-people.ts';
import { ABOVE_COUNTIES, placesOf, unitDrafts } from './unit-drafts.ts';

export interface SeededDemo {
  readonly logins: readonly DemoLogin[];
  /** The counties that were made just now and whose records no rule has seen yet; none when the demo was there already. */
  readonly fresh: readonly string[];
}

/**
 * 演示数据 — a generated county with its units, people and records, once: what is there already stays as it is. In one
 * transaction, so that a start that was broken off leaves nothing. `refused` when real data lie there.
 */
export async function seedDemo(
  desk: Desk,
  plan: Plan,
  onProgress: (share: number) => void,
): Promise<SeededDemo | { readonly refused: string }> {
  const kept = await keptLogins(desk.db);
  if (kept !== undefined) return { logins: kept, fresh: [] };
  const other = await desk.db.selectFrom('units').select('id').limit(1).executeTakeFirst();
  if (other !== undefined) return { refused: '库中已有正式数据，不能再放演示数据。处理：用 --data 指定另一个数据目录' };
  const password = newDemoPassword();
  const hash = await passwordsOf(desk.seal).hash(password);
  if (typeof hash !== 'string') throw new Error('nobody else hashes passwords here');
  return desk.db.transaction().execute(async (work) => {
    const seeding = new Seeding(desk, work, plan, hash);
    await seeding.openAbove();
    for (const generated of demoCounties(plan)) await seeding.addCounty(generated, onProgress);
    const logins = loginsOf(seeding.offered, seeding.unitNames, password, schoolYearOf(plan.today));
    for (const county of seeding.counties) await keepLogins(work, county, logins, desk.clock.now());
    return { logins, fresh: seeding.counties };
  });
}

const BATCH = 1000;
const NOBODY = { person: undefined, office: undefined };

class Seeding {
  readonly counties: string[] = [];
  readonly offered: DemoPerson[] = [];
  readonly unitNames = new Map<UnitPath, string>();
  private readonly unitIds = new Map<UnitPath, string>();
  private readonly desk: Desk;
  private readonly work: Work;
  private readonly plan: Plan;
  private readonly hash: string;
  private done = 0;

  constructor(desk: Desk, work: Work, plan: Plan, hash: string) {
    this.desk = desk;
    this.work = work;
    this.plan = plan;
    this.hash = hash;
  }

  async openAbove(): Promise<void> {
    for (const { keeper, draft } of ABOVE_COUNTIES) await this.open(keeper, [draft]);
  }

  async addCounty(generated: GeneratedCounty, onProgress: (share: number) => void): Promise<void> {
    const { code } = generated.county;
    const schoolYear = schoolYearOf(this.plan.today);
    const places = placesOf(generated, schoolYear);
    await this.open(code, unitDrafts(generated, places, schoolYear));
    const people = [...peopleOf(generated, places, this.plan.seed)];
    const since: LocalDate = `${schoolYear}-09-01`;
    await insertPeople(this.desk, this.work, people, this.unitIds, this.hash, since);
    this.offered.push(...people.filter(({ offered }) => offered));
    // The rules look at the whole county at once, afterwards.
    const desk = { ...this.desk, afterChange: async () => {} };
    for (const drafts of draftsOf(generated, places.classOf, this.desk.clock)) {
      await createRecords(desk, this.work, code, drafts, NOBODY, { kind: 'seed' });
      this.done += drafts.length;
      onProgress(this.done / this.plan.pupils);
    }
    this.counties.push(code);
  }

  private async open(keeper: string, drafts: Parameters<typeof openUnits>[2]): Promise<void> {
    for (const { path, id, name } of await openUnits(this.work, keeper, drafts, { now: this.desk.clock.now() })) {
      this.unitIds.set(path, id);
      this.unitNames.set(path, name);
    }
  }
}

/** The records come in the order of their classes, and each goes into the class where it sits, whatever its own cells say. */
function* draftsOf(
  { classes, records }: GeneratedCounty,
  placeOf: (of: ClassUnit) => UnitPath,
  clock: Clock,
): Generator<Draft[]> {
  let drafts: Draft[] = [];
  for (const of of classes) {
    const unit = placeOf(of);
    for (let seat = of.first; seat < of.end; seat++) {
      const { value } = records.next();
      if (value === undefined) return;
      drafts.push({ id: orderedId(clock.now()), unit, cells: value.student });
      if (drafts.length === BATCH) {
        yield drafts;
        drafts = [];
      }
    }
  }
  if (drafts.length > 0) yield drafts;
}
