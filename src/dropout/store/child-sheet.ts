import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { CATEGORIES, GROUPS } from '../dropout-case.ts';
import { EVERY_LEVEL, LEVELS } from '../keepers.ts';
import { OUTCOMES } from '../outcomes.ts';
import { SIGNALS } from '../signal.ts';
import { STATES } from '../states.ts';
import { RESULTS, VISIT_KINDS, WAYS } from '../visit.ts';
import { readDropout, type WholeDropout } from './read-dropout.ts';

type Pair = readonly [string, string];

/** 一生一表, as it is typeset. */
export interface ChildSheet {
  readonly school: string;
  readonly number: string;
  readonly state: string;
  readonly facts: readonly Pair[];
  readonly wide: readonly Pair[];
  readonly signals: readonly (readonly string[])[];
  readonly visits: readonly (readonly string[])[];
  readonly keepers: readonly (readonly string[])[];
  readonly day: string;
  readonly printedBy: string;
  readonly demo: boolean;
}

/** Of one child, numbers in stars and 涉案 left out; that it was printed is written down. `undefined` for strangers. */
export async function childSheet(desk: Desk, actor: Actor, id: string): Promise<ChildSheet | undefined> {
  const whole = await readDropout(desk, actor, id);
  if (whole === undefined) return undefined;
  const { dropout } = whole;
  const entry = { action: 'dropout.export', subjectKind: 'dropout', subject: id, subjectUnit: dropout.unit } as const;
  await desk.db
    .transaction()
    .execute((work) => audit(work, actor, { ...entry, detail: { paper: 'child-sheet' } }, desk.clock.now()));
  return {
    ...{
      school: `${whole.place.school}${whole.place.class}`,
      number: whole.number,
      state: STATES[dropout.state].title,
    },
    ...{ facts: factsOf(whole), wide: wideOf(whole) },
    signals: whole.signals.map(({ day, source, words }) => [day, SIGNALS[source], words]),
    ...{ visits: visitLines(whole), keepers: keeperLines(whole) },
    ...{ day: desk.clock.today(), printedBy: actor.name, demo: desk.demo },
  };
}

function factsOf({ dropout, child, clock }: WholeDropout): readonly Pair[] {
  const { category, firstAbsentOn, foundOn, account, reportedOn, outcome, outcomeOn, closedAt } = dropout;
  return [
    ['姓名', child.name],
    ['性别', child.sex],
    ['学籍号', child.nationalNumber],
    ['学籍状态', child.status === '' ? '没有学籍' : child.status],
    ...child.guardians.slice(0, 2).flatMap(({ name, relation, phone }): readonly Pair[] => [
      ['监护人', relation === '' ? name : `${name}（${relation}）`],
      ['电话', phone],
    ]),
    ['首次缺勤', firstAbsentOn ?? ''],
    ['发现日期', foundOn],
    ['连续未到校', clock.daysAway === undefined ? '' : `${clock.daysAway} 个上课日`],
    ['原因类别', category === undefined ? '' : CATEGORIES[category]],
    ['特殊群体', account.groups.map((group) => GROUPS[group]).join('、')],
    ['书面报告', reportedOn ?? ''],
    [
      '处理结果',
      outcome === undefined ? '' : `${OUTCOMES[outcome].title}${outcomeOn === undefined ? '' : `（${outcomeOn}）`}`,
    ],
    ['销号', closedAt === undefined ? '' : (dropout.ground ?? '')],
  ];
}

function wideOf({ dropout: { account }, child, townshipName }: WholeDropout): readonly Pair[] {
  const lines: readonly Pair[] = [
    ['家庭住址', child.address],
    ['去向', account.whereabouts],
    ['查明的情况', account.found],
    ['报告乡镇', townshipName ?? ''],
    ['结果说明', account.outcome],
  ];
  return lines.filter(([, text]) => text !== '');
}

function visitLines({ visits, files }: WholeDropout): readonly (readonly string[])[] {
  return visits
    .filter(({ withdrawnAt }) => withdrawnAt === undefined)
    .map(({ id, number, kind, way, day, time, people, met, place, said, result }) => {
      const own = files.filter(({ visit }) => visit === id).length;
      const proof = own === 0 ? '' : `（照片、材料 ${own} 份）`;
      const where = place === '' ? '' : `地点：${place}。`;
      const whom = met === '' ? '' : `见到：${met}。`;
      return [
        ...[
          String(number),
          `${day}${time === '' ? '' : ` ${time}`}`,
          `${VISIT_KINDS[kind].title} ${WAYS[way]}`,
          people,
        ],
        ...[`${where}${whom}${said}${proof}`, RESULTS[result].title],
      ];
    });
}

function keeperLines({ keepers }: WholeDropout): readonly (readonly string[])[] {
  return EVERY_LEVEL.map((level) => {
    const keeper = keepers.get(level);
    return [LEVELS[level], keeper?.name ?? '', keeper?.post ?? '', keeper?.phone ?? ''];
  });
}
