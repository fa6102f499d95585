import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import { isWithin, type Unit, type UnitPath } from '#src/organization/unit.ts';
import { today as dayOf } from '#src/platform/clock.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { procedureOf } from '#src/procedures/index.ts';
import { isWithoutNumber } from '#src/registry/numbers-of.ts';
import { stagesOf } from '#src/registry/stage.ts';
import { objectionsTo, stageOfRecord } from '#src/workflow/application.ts';
import type { Facts } from '#src/workflow/facts.ts';
import type { Parties } from '#src/workflow/party.ts';
import type { Answers, Effect, Procedure, Setting } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { type Sight, sightOf, wantedCells } from '../sight.ts';
import type { HeldRecord } from './case-pupils.ts';
import { frozenSince, heldAgainst, openCasesOf } from './facts.ts';
import { type Sought, withSameName, withSameNumber } from './namesakes.ts';
import { pathwayFacts } from './pathway-facts.ts';
import { schoolAt } from './schools.ts';

/** One pupil's part in an application that is to be judged. */
export interface Applying {
  readonly ordinal: number;
  readonly record: HeldRecord | undefined;
  /** 曾在本县: what is written to where the child has no record that counts. */
  readonly onceHere?: HeldRecord | undefined;
  /** Common and own together. */
  readonly answers: Answers;
}

/** An application as it is judged: of a case, or of one that is only thought of. */
export interface Application {
  readonly county: string;
  readonly procedure: Procedure;
  readonly parties: Parties;
  /** Kinds of what is attached. */
  readonly evidence: readonly string[];
  readonly pupils: readonly Applying[];
  /** 发起日; absent while it lies with the applicant. */
  readonly submittedOn?: LocalDate | undefined;
  /** Cases that are no other cases: itself, and the one it is bound to. */
  readonly own: readonly string[];
  /** Records that are no namesakes: those of the case it is bound to. */
  readonly ownRecords: readonly string[];
  /** At and above the parties and the pupils. */
  readonly units: ReadonlyMap<UnitPath, Unit>;
}

/** One pupil's part, judged as everything stands now. */
export interface Judged extends Applying {
  readonly facts: Facts;
  readonly objections: readonly Objection[];
  readonly effect: Effect;
  /** The record the effect is on; absent where it opens one. */
  readonly target: HeldRecord | undefined;
  readonly sight: Sight;
}

/** 汇集情况 — what must be known of every pupil, asked of the database for all at once; and what follows from it. */
export async function gather(desk: Desk, db: Database | Work, application: Application): Promise<readonly Judged[]> {
  const { county, procedure, parties, pupils, evidence, own, ownRecords, units, submittedOn } = application;
  const today = desk.clock.today();
  const students = pupils.flatMap(({ record }) => record?.id ?? []);
  const open = await openCasesOf(db, county, students, own);
  const held = await heldAgainst(db, county, students);
  const frozen = await frozenSince(db, county, procedure.id, submittedOn ?? today);
  const sought = pupils.map(({ ordinal, record, answers }) => ({
    key: ordinal,
    cells: wantedCells(procedure, answers, record),
    except: [...(record ? [record.id] : []), ...ownRecords],
  }));
  const sameNumber = await withSameNumber(desk, db, county, sought);
  const sameChild = await withSameName(desk, db, county, sought);
  const pathways = await pathwayFacts(db, desk.seal, county, withoutNumber(sought, pupils));
  const setting = settingOf(parties, units, today);
  return pupils.map((pupil) => {
    const { ordinal, record, answers } = pupil;
    const other = record && open.get(record.id);
    const holding = parties.holding ?? (record && schoolAt(record.unit, units));
    const facts: Facts = {
      ...{ today, submittedOn, parties, frozen, pathway: pathways.get(ordinal), isBound: own.length > 1 },
      openCase: other && {
        title: procedureOf(other.procedure)?.title ?? other.procedure,
        since: dayOf(other.since),
        where: other.where,
      },
      problems: (record && held.get(record.id)?.problems) ?? [],
      faults: (record && held.get(record.id)?.faults) ?? [],
      sameNumber: sameNumber.get(ordinal) ?? [],
      sameChild: sameChild.get(ordinal) ?? [],
      stages: { holding: stagesAt(holding, units), receiving: stagesAt(parties.receiving, units) },
      provinceApproved: evidence.includes('province-approval'),
    };
    const target = record ?? pupil.onceHere;
    const effect = procedure.effect(answers, target, setting);
    const objections = [
      ...notThereAnyMore(application, record),
      ...objectionsTo(procedure, { answers, evidence, record, facts }),
    ];
    return { ...pupil, facts, objections, effect, target, sight: sightOf(effect, target) };
  });
}

/** Of a pupil who has a number nobody asks how it was looked up. */
function withoutNumber(sought: readonly Sought[], pupils: readonly Applying[]) {
  return pupils.flatMap(({ ordinal: key, record }) => {
    if (record === undefined || !isWithoutNumber(record.cells)) return [];
    const idNumber = sought.find((each) => each.key === key)?.cells.idNumber ?? '';
    return [{ key, student: record.id, idNumber }];
  });
}

/** The stage whose chain an application takes: the pupils', else that of the applicant's school. */
export function stageOfApplication(procedure: Procedure, judged: readonly Judged[]) {
  const [first] = judged;
  const found = first?.record && stageOfRecord(first.record, first.facts);
  const [stage] = procedure.stages ?? [];
  return found ?? first?.facts.stages[procedure.applicant]?.[0] ?? stage ?? 'primary';
}

/** Since the case was opened the record may have been deleted, or have gone to another school. */
function notThereAnyMore({ procedure, parties }: Application, record: HeldRecord | undefined): readonly Objection[] {
  if (record === undefined) return [];
  const restores = procedure.about === 'deleted-record';
  const left = parties.holding !== undefined && !isWithin(record.unit, parties.holding);
  return [
    ...when(record.isDeleted && !restores, 'deleted', '该生学籍已经删除，不能再办理此业务'),
    ...when(!record.isDeleted && restores, 'not-deleted', '该生学籍没有删除，不需要恢复'),
    ...when(left, 'moved', '该生已不在填报时所在的学校，请撤回此件，由现在的学校重新填报'),
  ];
}

function stagesAt(school: UnitPath | undefined, units: ReadonlyMap<UnitPath, Unit>) {
  return stagesOf(school && units.get(school)?.schoolKind);
}

function settingOf(parties: Parties, units: ReadonlyMap<UnitPath, Unit>, today: LocalDate): Setting {
  const named = (path: UnitPath | undefined) => {
    const unit = path && units.get(path);
    return unit && { code: unit.code, name: unit.name, kind: unit.schoolKind };
  };
  return { today, parties, schools: { holding: named(parties.holding), receiving: named(parties.receiving) } };
}
