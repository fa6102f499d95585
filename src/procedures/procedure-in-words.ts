import { EVIDENCE_KINDS } from '#src/evidence/kinds.ts';
import { OFFICES } from '#src/organization/office.ts';
import { type FieldName, titleOf } from '#src/registry/fields.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import { STAGES } from '#src/registry/stage.ts';
import { alternativesOf, asksOf } from '#src/workflow/application.ts';
import { BLOCKER_TITLES } from '#src/workflow/blocker-titles.ts';
import type { Party } from '#src/workflow/party.ts';
import type { Answers, Ask, Procedure, Step } from '#src/workflow/procedure.ts';

/** 业务说明 — one procedure as the county reads it, on the page, on the terminal and beside the form. */
export interface ProcedureInWords {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly about: string;
  readonly stages: string;
  readonly basis: readonly string[];
  readonly asks: readonly string[];
  readonly proofs: readonly string[];
  readonly blockers: readonly string[];
  readonly steps: readonly string[];
  readonly writes: string;
}

/** The whole of it in words, from the declaration. */
export function procedureInWords(procedure: Procedure): ProcedureInWords {
  const { id, title, summary, basis, about, applicant, stages, notInStage, asks, blockedBy, steps } = procedure;
  return {
    ...{ id, title, summary, basis },
    about: `${ABOUT[about]}；由${PARTIES[applicant]}的学籍管理员填报`,
    stages: stages ? `${stages.map((stage) => STAGES[stage].title).join('、')}。其他学段：${notInStage}` : '各学段',
    asks: Object.entries(asks).map(([name, ask]) => askInWords(procedure, name, ask)),
    proofs: proofsInWords(procedure),
    blockers: blockedBy.map((blocker) => BLOCKER_TITLES[blocker]),
    steps: steps.map(stepInWords),
    writes: cellsInWords(procedure),
  };
}

const ABOUT: Readonly<Record<Procedure['about'], string>> = {
  'own-pupil': '本校一名学生',
  'pupil-elsewhere': '学籍在外校的一名学生，按姓名和号码查找',
  'new-child': '在本县没有学籍的一名学生',
  'deleted-record': '学籍已删除的一名学生',
  'own-pupils': '本校多名学生，一件办理',
  'pupils-elsewhere': '学籍在外校的多名学生，一件办理',
};

const PARTIES: Readonly<Record<Party, string>> = { holding: '学籍所在学校', receiving: '接收学校' };

function askInWords(procedure: Procedure, name: string, ask: Ask): string {
  const { title, choices, required, each, hint } = ask;
  const marks = [
    ...(required ? ['必填'] : []),
    ...(each ? ['逐人填写'] : []),
    ...(isAlwaysAsked(procedure, name) ? [] : ['视情况填写']),
  ];
  return [
    title,
    marks.length > 0 ? `（${marks.join('，')}）` : '',
    choices ? `：${Object.values(choices).join(' ｜ ')}` : '',
    hint ? `。${hint}` : '',
  ].join('');
}

function isAlwaysAsked(procedure: Procedure, name: string): boolean {
  return asksOf(procedure, {}).some(([asked]) => asked === name);
}

/** What every form needs; then what an answer makes of it, said with that answer; then what a formal record needs besides. */
function proofsInWords(procedure: Procedure): readonly string[] {
  const always = proofsFor(procedure, {});
  const varying = Object.entries(procedure.asks).flatMap(([name, ask]) => {
    const lists = Object.entries(weighty(ask)).map(
      ([answer, label]) => [label, proofsFor(procedure, { [name]: answer })] as const,
    );
    const differ = ask.required && ask.choices ? lists : lists.filter(([, proofs]) => proofs.join() !== always.join());
    return lists.every(([, proofs]) => proofs.join() === always.join())
      ? []
      : differ.map(([label, proofs]) => `${ask.title}为“${label}”：${proofs.join('；') || '无'}`);
  });
  const decided = Object.values(procedure.asks).some(
    (ask) => ask.required && ask.choices && varying.some((line) => line.startsWith(`${ask.title}为`)),
  );
  const formal = proofsFor(procedure, {}, FORMAL).filter((proof) => !always.includes(proof));
  return [
    ...(decided ? [] : [always.join('；') || '无']),
    ...varying,
    ...(formal.length > 0 ? [`正式学籍（G 开头）另需：${formal.join('；')}`] : []),
  ];
}

/** The answers on which proofs may depend. */
function weighty({ choices, kind, cell }: Ask): Readonly<Record<string, string>> {
  if (choices) return choices;
  if (kind === 'yes-no') return { 是: '是' };
  return cell === 'idType' ? { 居民身份证: '居民身份证', 护照: '护照等其他证件', 其他: '其他（无证件号）' } : {};
}

const FORMAL: PupilRecord = { county: '', id: '', unit: '', stage: 'formal', revision: 1, cells: {} };

function proofsFor(procedure: Procedure, answers: Answers, record?: PupilRecord): readonly string[] {
  return procedure.proofs(answers, record).map((proof) => alternativesOf(proof).map(titleOfKind).join(' 或 '));
}

function titleOfKind(kind: string): string {
  const known: Readonly<Record<string, { readonly title: string }>> = EVIDENCE_KINDS;
  return known[kind]?.title ?? kind;
}

function stepInWords({ title, by, of, withinWorkingDays, outside }: Step): string {
  const clerk = `${PARTIES[of]}${by === 'county' ? '的县局' : by === 'central-school' ? '的中心校' : ''}：${OFFICES[by].title}`;
  const where = outside ? `系统外办理，由${clerk}登记办结日期并附凭证` : clerk;
  return `${title}（${where}；${withinWorkingDays} 个工作日）`;
}

function cellsInWords({ asks, writes = [] }: Procedure): string {
  const cells = new Set<FieldName>([...Object.values(asks).flatMap(({ cell }) => cell ?? []), ...writes]);
  return [...cells].map(titleOf).join('、') || '不改动学籍栏目';
}
