import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVIDENCE_KINDS } from '#src/evidence/kinds.ts';
import { OFFICES } from '#src/organization/office.ts';
import { fieldOf } from '#src/registry/fields.ts';
import { filled } from '#src/registry/filled.ts';
import type { CellName } from '#src/registry/record.ts';
import { alternativesOf, objectionsTo } from '#src/workflow/application.ts';
import { availableActions } from '#src/workflow/case.ts';
import { chainObjections, chainOf, EXTRA_STEPS, type ExtraStep, MOST_WORKING_DAYS } from '#src/workflow/chain.ts';
import { type Effect, PROCEDURE_GROUPS, type Procedure } from '#src/workflow/procedure.ts';
import { aRecord, aSeniorRecord, factsOf } from '#test/an-application.ts';
import { anyAnswers, nonsense } from '#test/any-answers.ts';
import { PLACES } from '#test/cast.ts';
import { aDossier, clerkOf } from '#test/played.ts';
import { endsOf } from '#test/reachable.ts';
import { TODAY } from '#test/world.ts';
import { PROCEDURES } from './index.ts';

/** Where each ends: the last desk, and the office that holds it (handbook 1.3; the row's number where it has one). */
const ENDS: Readonly<Record<string, string>> = {
  'school-registration': '县局核准：county', // 1; the state's comparison follows by itself
  'in-school-registration': '全国查重：county（系统外）', // 2
  'returnee-registration': '县局核准：county', // 3
  'junior-admission': '县局核准：county', // 4
  formalisation: '县局审核：county', // 2.
  'key-information-change': '县局审核：county', // 6
  'transfer-within-county': '县局核办：county', // 8
  'transfer-in-within-province': '转出地教育局核办：registrar（系统外）', // 9
  'transfer-in-across-provinces': '转入学校调档：registrar（系统外）', // 10
  'transfer-out-within-province': '转出地县局核办：county', // 9
  'transfer-out-across-provinces': '转入学校调档：registrar（系统外）', // 10
  'schooling-across-provinces-after-graduation': '转入学校调档：registrar（系统外）', // 5
  'schooling-elsewhere-after-graduation': '转入学校调档：registrar（系统外）', // 5
  'leave-of-absence': '县局批准：county', // 11
  'return-from-leave': '县局审核：county', // 12
  'deferred-entry': '县局批准：county', // 13
  'deferred-entry-of-pupil': '县局批准：county', // 13
  'grade-skip': '县局审核：county', // 14
  'grade-repeat': '县局审核：county', // 15
  'class-change': '学校审定：head', // 29
  'class-assignment': '学校审定：head', // 29
  graduation: '学校审核：head', // 16
  'senior-graduation': '县局核准：county', // 16
  completion: '县局核准：county', // 17
  incompletion: '县局核准：county', // 17
  'going-abroad': '县局审核：county', // 20
  death: '县局注销：county', // 19
  missing: '县局审核：county', // 24
  'other-departure': '县局审核：county', // 24
  reinstatement: '县局审核：county', // 27
  'withdrawal-from-school': '市局核准：county（系统外）', // 21
  expulsion: '市局核准：county（系统外）', // 22
  'record-deletion': '县局审核：county', // 25
  'record-restoration': '县局审核：county', // 25
  'problem-record-deletion': '县局审核：county', // 26
  'problem-record-change': '县局审核：county', // 26
  'problem-record-evidence': '县局审核：county', // 26
};

const ALL: readonly Procedure[] = PROCEDURES;
const RECORDS = [
  undefined,
  aRecord(),
  aRecord({ idType: '其他', idNumber: '', nationalNumber: 'L411323201503121234' }, { stage: 'temporary' }),
  aRecord({ grade: '六年级', recordStatus: '毕业' }),
  aRecord({ recordStatus: '休学', leaveEnd: '20250901' }),
  aRecord({ recordStatus: '其他离校', grade: '', schoolKind: '' }),
  aSeniorRecord(),
];
const FILES = readdirSync('src/procedures').filter((name) => /(?<!\.test)\.ts$/.test(name));

test('every procedure is in the table of where it ends, and nothing else is', () => {
  expect(Object.keys(ENDS).sort()).toEqual(ALL.map(({ id }) => id).sort());
});

test('no two share an id or a title', () => {
  expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
  expect(new Set(ALL.map(({ title }) => title)).size).toBe(ALL.length);
});

test('the list stands in the order of its groups', () => {
  const groups = Object.keys(PROCEDURE_GROUPS);
  const places = ALL.map(({ group }) => groups.indexOf(group));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(new Set(places).size).toBe(groups.length);
});

describe.each(ALL)('$title', (procedure) => {
  const { id, title, summary, basis, asks, steps, about, applicant, stages, notInStage, writes = [] } = procedure;

  test('is declared in the file that bears its name', () => {
    const declaring = FILES.filter((file) => readFileSync(`src/procedures/${file}`, 'utf8').includes(`id: '${id}'`));
    expect(declaring.filter((file) => id.includes(file.replace(/\.ts$/, '')))).toHaveLength(1);
  });

  test('says what it is and on whose authority, in Chinese', () => {
    for (const text of [title, summary, ...basis]) expect(text).toMatch(/\p{Script=Han}/u);
    expect(basis.length).toBeGreaterThan(0);
    expect(summary).not.toMatch(/。$/);
  });

  test('每个环节不得超过10个工作日（通知二(一)）', () => {
    for (const { withinWorkingDays } of steps) {
      expect(withinWorkingDays).toBeGreaterThanOrEqual(1);
      expect(withinWorkingDays).toBeLessThanOrEqual(MOST_WORKING_DAYS);
    }
  });

  test('ends where the handbook says', () => {
    const last = steps.at(-1);
    expect(`${last?.title}：${last?.by}${last?.outside ? '（系统外）' : ''}`).toBe(ENDS[id]);
  });

  test('is first looked at by the leader of the applicant’s own school, and no desk twice', () => {
    expect(steps[0]).toMatchObject({ by: 'head', of: applicant });
    expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
    expect(new Set(steps.map((step) => step.title)).size).toBe(steps.length);
  });

  test('no dead desk: for every step there is an office at that kind of unit, and it may decide', () => {
    for (const [step, { by, outside }] of steps.entries()) {
      const at: readonly string[] = OFFICES[by].at;
      expect(at.some((kind) => ['school', 'central-school', 'county'].includes(kind))).toBe(true);
      const dossier = aDossier(procedure, { state: { at: 'step', step } });
      const clerk = clerkOf(dossier.steps[step] ?? { by, of: applicant, id: '', title: '', withinWorkingDays: 1 });
      expect(availableActions(dossier, clerk)).toContain('approve');
      if (outside) expect(['registrar', 'county']).toContain(by);
    }
  });

  test('no immortal case: from every state that can be reached it can be decided to the end, and refused to the end', () => {
    for (const dossier of [aDossier(procedure), aDossier(procedure, { exempt: true })]) {
      const ends = endsOf(dossier);
      expect(ends.size).toBe(steps.length + 2);
      for (const reached of ends.values()) expect([...reached].sort()).toEqual(['done', 'refused', 'withdrawn']);
    }
  });

  test('what a county may add has a place in it, and keeps the days', () => {
    for (const extra of Object.keys(EXTRA_STEPS) as ExtraStep[]) {
      const setting = { extra: [extra], days: {} };
      const refused = chainObjections(procedure, setting).length > 0;
      const chain = chainOf(procedure, setting);
      expect(chain.length).toBe(steps.length + (refused ? 0 : 1));
      expect(chain[0]).toEqual(steps[0]);
      expect(chain.filter((step) => step.id !== extra)).toEqual(steps);
    }
  });

  test('asks are well-formed', () => {
    for (const [name, ask] of Object.entries(asks)) {
      expect(name).toMatch(/^[a-z][A-Za-z]*$/);
      expect(ask.title).toMatch(/\p{Script=Han}/u);
      expect(ask.title).not.toMatch(/[：:？?*]$/);
      expect((ask.kind === 'choice') === (ask.choices !== undefined)).toBe(true);
      expect(ask.cell === undefined || ask.kind === undefined).toBe(true);
      if (ask.cell) expect(fieldOf(ask.cell).name).toBe(ask.cell);
      if (ask.choices) expect(new Set(Object.values(ask.choices)).size).toBe(Object.keys(ask.choices).length);
      if (ask.each) expect(about).toMatch(/pupils/);
    }
    expect(new Set(Object.values(asks).map((ask) => ask.title)).size).toBe(Object.keys(asks).length);
    expect(Object.keys(asks).length).toBeGreaterThan(0);
  });

  test('where it does not exist in every stage, it says why', () => {
    if (stages !== undefined) expect(notInStage).toMatch(/\p{Script=Han}/u);
  });

  test('a child without a record gets one at the school that asks for it', () => {
    if (about === 'new-child' && effectOf(procedure, {}, undefined).kind === 'open')
      expect(applicant).toBe('receiving');
    if (about.includes('elsewhere')) expect(applicant).toBe('receiving');
  });

  test('whatever is answered: only kinds of evidence that exist are asked for', () => {
    everyForm(procedure, (answers, record) => {
      const kinds = procedure.proofs(answers, record).flatMap(alternativesOf);
      expect(kinds.filter((kind) => !Object.hasOwn(EVIDENCE_KINDS, kind))).toEqual([]);
    });
  });

  test('whatever is answered: no cell is written that the file does not declare, and none in a way the form would not keep', () => {
    const declared = new Set<string>([...writes, ...Object.values(asks).flatMap(({ cell }) => cell ?? [])]);
    everyForm(procedure, (answers, record) => {
      const cells = cellsOf(effectOf(procedure, answers, record));
      expect(Object.keys(cells).filter((cell) => !declared.has(cell))).toEqual([]);
      for (const [cell, text = ''] of Object.entries(cells)) {
        expect([cell, filled(cell as CellName, text)]).toEqual([cell, { text }]); // the keys of Cells
      }
    });
  });

  test('户籍重复 never deletes a record (通知一(二))', () => {
    for (const [name, { choices = {} }] of Object.entries(asks)) {
      for (const [choice, label] of Object.entries(choices)) {
        if (!label.includes('户籍重复')) continue;
        everyForm(procedure, (answers, record) => {
          const said = { ...answers, [name]: choice };
          if (effectOf(procedure, said, record).kind !== 'delete') return;
          const found = procedure.objections?.(said, record, factsOf()) ?? [];
          expect(found.map(({ message }) => message).join()).toContain('关键信息变更');
        });
      }
    }
  });

  test('whatever is sent: it is judged, and nothing is thrown', () => {
    fc.assert(
      fc.property(
        fc.oneof(nonsense(procedure), anyAnswers(procedure)),
        fc.constantFrom(...RECORDS),
        (answers, record) => {
          const found = objectionsTo(procedure, { answers, record, facts: factsOf(), evidence: [] });
          for (const { code, message } of found) {
            expect(code).not.toBe('');
            expect(message).toMatch(/\p{Script=Han}/u);
            expect(message).not.toMatch(/\d{17}[\dXx]/);
          }
          effectOf(procedure, answers, record);
        },
      ),
      { numRuns: 60 },
    );
  });
});

function everyForm(procedure: Procedure, holds: (answers: Readonly<Record<string, string>>, record: Records) => void) {
  fc.assert(
    fc.property(
      anyAnswers(procedure),
      fc.constantFrom(...RECORDS),
      (answers, record) => holds(answers as Readonly<Record<string, string>>, record), // what is left out is not there
    ),
    { numRuns: 60 },
  );
}

type Records = (typeof RECORDS)[number];

function effectOf(
  procedure: Procedure,
  answers: Readonly<Record<string, string | undefined>>,
  record: Records,
): Effect {
  return procedure.effect(answers, record, {
    today: TODAY,
    parties: { holding: PLACES.primary, receiving: PLACES.other },
    schools: {
      holding: { code: '2141000001', name: '丁河镇中心小学', kind: '211' },
      receiving: { code: '2141000002', name: '丹水镇中心小学', kind: '211' },
    },
  });
}

function cellsOf(effect: Effect): Readonly<Record<string, string | undefined>> {
  return effect.kind === 'change' || effect.kind === 'open' ? effect.cells : {};
}
