import { type EvidenceId, evidenceKind } from '#src/evidence/kinds.ts';
import { readDate } from '#src/kernel/local-date.ts';
import { lengthOf } from '#src/kernel/text.ts';
import { classCode } from '#src/organization/class-path.ts';
import type { Objection } from '#src/organization/objection.ts';
import { codeOf } from '#src/registry/codes.ts';
import { fieldOf } from '#src/registry/fields.ts';
import { filled } from '#src/registry/filled.ts';
import { readGrade } from '#src/registry/grade.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import type { Stage } from '#src/registry/stage.ts';
import { blockersOf } from './blockers.ts';
import type { Facts } from './facts.ts';
import type { Answers, Ask, Procedure, Proof } from './procedure.ts';

/** An application as it lies on the desk. */
export interface Application {
  readonly answers: Answers;
  /** The kinds of evidence attached to it. */
  readonly evidence: readonly string[];
  /** As it is today; absent for a child without one. */
  readonly record: PupilRecord | undefined;
  readonly facts: Facts;
}

/** 不予受理的理由 — everything wrong with an application; shown while it is filled in, enforced whenever it moves on. */
export function objectionsTo(procedure: Procedure, application: Application): readonly Objection[] {
  const { answers, record, facts } = application;
  const wrong = answersWrong(procedure, answers);
  return [
    ...standsInTheWay(procedure, record, facts, answers.grade),
    ...wrong,
    ...(wrong.length === 0 ? (procedure.objections?.(answers, record, facts) ?? []) : []),
    ...missingProofs(procedure, application),
  ];
}

/** 不看填报内容的理由 — what stands in the way of this pupil whatever will be answered: stage and grade first, then the blockers. */
export function standsInTheWay(
  procedure: Procedure,
  record: PupilRecord | undefined,
  facts: Facts,
  grade?: string,
): readonly Objection[] {
  return [
    ...stageWrong(procedure, record, facts),
    ...(procedure.standing?.(record, facts) ?? []),
    ...blockersOf(procedure.blockedBy, record?.cells ?? { grade }, facts),
  ];
}

/** What is kept of an answer as a person types it, or why it cannot be: read once, on its way in. */
export function readAnswer(ask: Ask, typed: string): { readonly text: string } | { readonly wrong: string } {
  if (ask.cell !== undefined) return filled(ask.cell, typed);
  const text = typed.trim();
  if (text === '') return { text };
  const longest = ask.longest ?? (ask.kind === 'long-text' ? 500 : 100);
  if (lengthOf(text) > longest) return { wrong: `“${ask.title}”最多 ${longest} 个字，现有 ${lengthOf(text)} 个` };
  if (ask.kind === 'date') {
    const day = readDate(text);
    return day ? { text: day } : { wrong: `“${ask.title}”不是一个日期，请填八位数字，如 20250318` };
  }
  if (ask.kind === 'grade') {
    const grade = codeOf('grade', text);
    return grade ? { text: grade } : { wrong: `“${ask.title}”没有这个年级，请从列表中选，如小学四年级` };
  }
  if (ask.kind === 'class' && classCode(text) === undefined)
    return { wrong: `“${ask.title}”不是班级，请填班号，如 2 班` };
  if (ask.kind === 'school' && !text.startsWith('/')) return { wrong: `“${ask.title}”请从学校列表中选择` };
  const choices = ask.kind === 'yes-no' ? { 是: '是', 否: '否' } : ask.choices;
  if (choices && !Object.hasOwn(choices, text)) return { wrong: `“${ask.title}”请从所列各项中选择` };
  return { text };
}

/** The questions asked, given what was answered so far. */
export function asksOf(procedure: Procedure, answers: Answers): readonly (readonly [string, Ask])[] {
  return Object.entries(procedure.asks).filter(([, ask]) => ask.onlyIf?.(answers) ?? true);
}

/** The kinds of evidence still missing; of alternatives one is enough. */
export function missingOf(proofs: readonly Proof[], attached: readonly string[]): readonly Proof[] {
  return proofs.filter((proof) => !alternativesOf(proof).some((kind) => attached.includes(kind)));
}

/** The kinds any of which satisfies a requirement. */
export function alternativesOf(proof: Proof): readonly string[] {
  return typeof proof === 'string' ? [proof] : proof.anyOf;
}

/** 户籍登记项目变更证明 或 户籍注销证明 */
export function proofTitle(proof: Proof): string {
  return alternativesOf(proof)
    .map((kind) => evidenceKind(kind as EvidenceId).title) // a test holds every proof to the list of kinds
    .join(' 或 ');
}

function answersWrong(procedure: Procedure, answers: Answers): readonly Objection[] {
  const asked = new Map(asksOf(procedure, answers));
  const unasked = Object.keys(answers).filter((name) => answers[name] && !asked.has(name));
  return [
    ...unasked.map((field) => ({ code: 'not-asked', message: `此业务不填“${titleOf(procedure, field)}”`, field })),
    ...[...asked].flatMap(([field, ask]) => {
      const text = answers[field] ?? '';
      if (text === '')
        return ask.required ? [{ code: 'required', message: `请填写“${titleOf(procedure, field)}”`, field }] : [];
      const answer = readAnswer(ask, text);
      return 'wrong' in answer ? [{ code: 'not-filled', message: answer.wrong, field }] : [];
    }),
  ];
}

function titleOf(procedure: Procedure, name: string): string {
  return procedure.asks[name]?.title ?? name;
}

function missingProofs(procedure: Procedure, { answers, record, evidence }: Application): readonly Objection[] {
  return missingOf(procedure.proofs(answers, record), evidence).map((proof) => ({
    code: `missing-proof:${alternativesOf(proof).join('|')}`,
    message: `缺少佐证材料：${proofTitle(proof)}`,
  }));
}

function stageWrong(
  { stages, notInStage, title }: Procedure,
  record: PupilRecord | undefined,
  facts: Facts,
): readonly Objection[] {
  const stage = record && stageOfRecord(record, facts);
  if (stages === undefined || stage === undefined || stages.includes(stage)) return [];
  return [{ code: 'stage', message: notInStage ?? `${STAGE_TITLES[stage]}阶段不办理${title}` }];
}

/** The stage a pupil is in, by grade; by the school where it runs one only. */
export function stageOfRecord({ cells }: PupilRecord, { today, stages }: Facts): Stage | undefined {
  const reading = readGrade(cells.grade ?? '', { today, schoolKind: cells.schoolKind });
  return reading?.grade?.stage ?? reading?.stage ?? (stages.holding?.length === 1 ? stages.holding[0] : undefined);
}

const STAGE_TITLES: Readonly<Record<Stage, string>> = { primary: '小学', junior: '初中', senior: '高中' };

/** The heading under which a cell is asked for where the form says nothing else. */
export function titleOfAsk(ask: Ask): string {
  return ask.title || (ask.cell ? fieldOf(ask.cell).title : '');
}
