import type { LocalDate } from '#src/kernel/local-date.ts';
import { lengthOf } from '#src/kernel/text.ts';
import { readGradeCode } from './class-path.ts';
import type { Objection } from './objection.ts';
import { isUnitCode, isWithin, parentOf, STANDS_BELOW, UNIT_KINDS, type Unit, type UnitKind } from './unit.ts';

/** When a change takes effect, and what stands in its way by the calendar. */
export interface When {
  readonly effective: LocalDate;
  readonly today: LocalDate;
  /** The day on which the last change of the unit took effect. */
  readonly lastChange?: LocalDate | undefined;
}

/** What lies below a unit that is to end. */
export interface Occupancy {
  readonly pupils: number;
  /** Standing units directly below. */
  readonly children: number;
}

export function objectionsToOpening(
  draft: { readonly kind: UnitKind; readonly name: string; readonly code: string },
  parent: Unit,
  siblings: readonly Unit[],
  sameCode: Unit | undefined,
  when: When,
): readonly Objection[] {
  return [
    ...objectionsToName(draft.name, siblings),
    ...objectionsToCode(draft.kind, draft.code),
    ...objectionsToPlace(draft.kind, parent),
    ...(sameCode === undefined ? [] : [taken(sameCode)]),
    ...objectionsToDay({ ...when, lastChange: parent.since }, '上级机构设立'),
  ];
}

export function objectionsToRenaming(
  unit: Unit,
  name: string,
  siblings: readonly Unit[],
  when: When,
): readonly Objection[] {
  const others = siblings.filter(({ id }) => id !== unit.id);
  return [
    ...objectionsToStanding(unit),
    ...(name === unit.name ? [{ code: 'same-name', field: 'name', message: '名称没有变，不需要更名。' }] : []),
    ...objectionsToName(name, others),
    ...objectionsToDay(when),
  ];
}

export function objectionsToMoving(
  unit: Unit,
  parent: Unit,
  sameCode: Unit | undefined,
  when: When,
): readonly Objection[] {
  if (!MOVABLE.includes(unit.kind)) return [notMovable(unit)];
  const here = parentOf(unit.path) === parent.path;
  return [
    ...objectionsToStanding(unit),
    ...(here ? [{ code: 'already-here', field: 'parent', message: `“${unit.name}”已经属于“${parent.name}”。` }] : []),
    ...objectionsToPlace(unit.kind, parent),
    ...(isWithin(parent.path, unit.path)
      ? [{ code: 'below-itself', field: 'parent', message: '不能划到自己或自己的下级之下。' }]
      : []),
    ...(sameCode === undefined || here ? [] : [taken(sameCode)]),
    ...objectionsToDay(when),
  ];
}

export function objectionsToMerging(unit: Unit, into: Unit, when: When): readonly Objection[] {
  const takers: readonly UnitKind[] = MERGES_INTO[unit.kind] ?? [];
  const sameGrade = parentOf(unit.path) === parentOf(into.path);
  return [
    ...objectionsToStanding(unit),
    ...(unit.id === into.id
      ? [{ code: 'into-itself', field: 'into', message: '不能并入自己，请选择另一个机构。' }]
      : []),
    ...(into.until === undefined
      ? []
      : [{ code: 'target-closed', field: 'into', message: `“${into.name}”已经撤销，不能再并入学校或班级。` }]),
    ...(takers.includes(into.kind)
      ? []
      : [
          {
            code: 'cannot-take',
            field: 'into',
            message: `${UNIT_KINDS[unit.kind]}不能并入${UNIT_KINDS[into.kind]}${takers.length > 0 ? `，只能并入${takers.map((kind) => UNIT_KINDS[kind]).join('或')}` : ''}。`,
          },
        ]),
    ...(unit.kind === 'class' && into.kind === 'class' && !sameGrade
      ? [{ code: 'other-grade', field: 'into', message: '班级只能并入同校同届的班级。' }]
      : []),
    ...(unit.id !== into.id && isWithin(into.path, unit.path)
      ? [{ code: 'below-itself', field: 'into', message: '不能并入自己的下级机构。' }]
      : []),
    ...objectionsToDay(when),
  ];
}

export function objectionsToClosing(unit: Unit, { pupils, children }: Occupancy, when: When): readonly Objection[] {
  const isGrade = unit.kind === 'grade';
  return [
    ...objectionsToStanding(unit),
    ...(pupils > 0
      ? [
          {
            code: 'has-pupils',
            message: `“${unit.name}”还有 ${pupils} 名在册学生，不能撤销。请先为学生办理转学、毕业等业务，或把它并入其他${isGrade || unit.kind === 'class' ? '班级' : '学校'}。`,
          },
        ]
      : []),
    ...(children > 0 && !isGrade
      ? [
          {
            code: 'has-children',
            message: `“${unit.name}”下面还有 ${children} 个机构没有撤销。请先撤销它们，或把“${unit.name}”整体并入其他机构。`,
          },
        ]
      : []),
    ...objectionsToDay(when),
  ];
}

export function objectionsToReopening(
  unit: Unit,
  parent: Unit | undefined,
  sameCode: Unit | undefined,
  when: When,
): readonly Objection[] {
  return [
    ...(unit.until === undefined ? [{ code: 'not-closed', message: `“${unit.name}”没有撤销，不需要恢复。` }] : []),
    ...(parent === undefined
      ? [{ code: 'parent-closed', message: `“${unit.name}”的上级机构已经撤销，请先恢复上级机构。` }]
      : []),
    ...(sameCode === undefined ? [] : [taken(sameCode)]),
    ...objectionsToDay(when),
  ];
}

/** 县、市、省 are not for a county to change. */
export function objectionsToOwnCounty(unit: Unit): readonly Objection[] {
  return ['province', 'city', 'county'].includes(unit.kind)
    ? [{ code: 'own-county', message: '县级及以上机构由系统安装时设定，不能在这里变动。' }]
    : [];
}

const MOVABLE: readonly UnitKind[] = ['school', 'teaching-point'];

function notMovable({ kind }: Unit): Objection {
  return { code: 'not-movable', message: `${UNIT_KINDS[kind]}不能划转：年级和班级跟着学校走，中心校只能合并。` };
}

const MERGES_INTO: Readonly<Partial<Record<UnitKind, readonly UnitKind[]>>> = {
  'central-school': ['central-school'],
  school: ['school'],
  'teaching-point': ['school', 'teaching-point'],
  class: ['class'],
};

function objectionsToStanding(unit: Unit): readonly Objection[] {
  return unit.until === undefined
    ? []
    : [{ code: 'closed', message: `“${unit.name}”已于 ${unit.until} 撤销。要变动它，请先恢复。` }];
}

function objectionsToName(name: string, siblings: readonly Unit[]): readonly Objection[] {
  if (name.trim() === '') return [{ code: 'no-name', field: 'name', message: '名称不能为空。' }];
  if (lengthOf(name) > LONGEST_NAME) {
    return [{ code: 'long-name', field: 'name', message: `名称最多 ${LONGEST_NAME} 个字。` }];
  }
  return siblings.some((other) => other.name === name)
    ? [{ code: 'name-there', field: 'name', message: `同一上级机构下已有“${name}”，请换一个能区分的名称。` }]
    : [];
}

const LONGEST_NAME = 60;

function objectionsToCode(kind: UnitKind, code: string): readonly Objection[] {
  const wanted = CODES[kind];
  const right = wanted === undefined ? isUnitCode(code) : wanted.is(code);
  return right ? [] : [{ code: 'bad-code', field: 'code', message: wanted?.message ?? DEFAULT_CODE }];
}

const DEFAULT_CODE = '代码只能用字母、数字和短横线，最多 40 个字符，例如 danshui。';

/** JY/T 1001: 学校标识码 has ten digits. Teaching points may have none, and are given a code. */
const CODES: Readonly<Partial<Record<UnitKind, { readonly is: (code: string) => boolean; readonly message: string }>>> =
  {
    school: { is: (code) => /^\d{10}$/.test(code), message: '学校标识码应为 10 位数字，请按学校（机构）代码证填写。' },
    grade: {
      is: (code) => readGradeCode(code) !== undefined,
      message: '年级代码由学段和入学年份组成，例如小学 2021 年入学的年级为 p2021。',
    },
  };

function objectionsToPlace(kind: UnitKind, parent: Unit): readonly Objection[] {
  const places = STANDS_BELOW[kind];
  return [
    ...(places.includes(parent.kind)
      ? []
      : [
          {
            code: 'wrong-place',
            field: 'parent',
            message: `${UNIT_KINDS[kind]}应设在${places.map((place) => UNIT_KINDS[place]).join('或')}之下，“${parent.name}”是${UNIT_KINDS[parent.kind]}。`,
          },
        ]),
    ...(parent.until === undefined
      ? []
      : [{ code: 'parent-closed', field: 'parent', message: `“${parent.name}”已经撤销，请另选上级机构。` }]),
  ];
}

function taken(by: Unit): Objection {
  return { code: 'code-there', field: 'code', message: `代码 ${by.code} 已被“${by.name}”使用，请核对。` };
}

function objectionsToDay({ effective, today, lastChange }: When, last = '上一次变动'): readonly Objection[] {
  if (effective > today) {
    return [{ code: 'future-day', field: 'effective', message: '生效日期不能晚于今天，请在变动当天办理。' }];
  }
  return lastChange !== undefined && effective < lastChange
    ? [
        {
          code: 'before-last-change',
          field: 'effective',
          message: `生效日期不能早于${last}的日期（${lastChange}），请核对。`,
        },
      ]
    : [];
}
