import type { PupilRecord } from '#src/registry/record.ts';
import { stagesOf } from '#src/registry/stage.ts';
import type { Student } from '#src/registry/student.ts';
import { alternativesOf, objectionsTo } from '#src/workflow/application.ts';
import type { Facts } from '#src/workflow/facts.ts';
import type { Answers, Effect, Procedure } from '#src/workflow/procedure.ts';
import { COUNTY, PLACES } from '#test/cast.ts';
import { aStudent, TODAY } from '#test/world.ts';

/** 张小明's record as the register holds it, in class 1 of those who entered 丁河镇中心小学 in 2021. */
export function aRecord(over: Student = {}, kept: Partial<PupilRecord> = {}): PupilRecord {
  const id = '00000000-0000-4000-8000-000000000001';
  return {
    county: COUNTY,
    id,
    unit: PLACES.primaryClass,
    stage: 'formal',
    revision: 3,
    cells: aStudent(over),
    ...kept,
  };
}

/** 高二 of a senior high school. */
export function aSeniorRecord(over: Student = {}): PupilRecord {
  const unit = `${PLACES.county}/3441000007/s2023/1`;
  const senior = { grade: '高中二年级', schoolKind: '高级中学', entryMonth: '202309', birthDate: '20080312' };
  return aRecord({ ...senior, ...over }, { unit });
}

/** Nothing known that stands in the way. */
export function factsOf(over: Partial<Facts> = {}): Facts {
  const nothing = { problems: [], faults: [], sameNumber: [], sameChild: [], frozen: [] } as const;
  return { today: TODAY, ...nothing, stages: { holding: stagesOf('211') }, ...over };
}

interface Around {
  /** 张小明's when left out; `undefined` for a child without one. */
  readonly record?: PupilRecord | undefined;
  readonly facts?: Partial<Facts> | undefined;
  /** All that is asked for when left out. */
  readonly evidence?: readonly string[] | undefined;
}

/** The codes of everything wrong with an application, each once. */
export function codesOf(procedure: Procedure, answers: Answers, around: Around = {}): readonly string[] {
  return [...new Set(wrongWith(procedure, answers, around).map(({ code }) => code))];
}

/** What the applicant reads. */
export function wordsOf(procedure: Procedure, answers: Answers, around: Around = {}): string {
  return wrongWith(procedure, answers, around)
    .map(({ message }) => message)
    .join('\n');
}

/** What a case does in the end. */
export function effectOf(procedure: Procedure, answers: Answers, around: Around = {}): Effect {
  return procedure.effect(answers, recordOf(around), {
    today: around.facts?.today ?? TODAY,
    parties: { holding: PLACES.primary, receiving: PLACES.other },
    schools: {
      holding: { code: '2141000001', name: '丁河镇中心小学' },
      receiving: { code: '2141000002', name: '丹水镇中心小学' },
    },
  });
}

function wrongWith(procedure: Procedure, answers: Answers, around: Around) {
  const record = recordOf(around);
  const proofs = procedure.proofs(answers, record).flatMap((proof) => alternativesOf(proof).slice(0, 1));
  return objectionsTo(procedure, {
    answers,
    record,
    facts: factsOf(around.facts),
    evidence: around.evidence ?? proofs,
  });
}

function recordOf(around: Around): PupilRecord | undefined {
  return 'record' in around ? around.record : aRecord();
}
