import { checkCharacterOf } from '#src/registry/identity-number.ts';
import type { Student } from '#src/registry/student.ts';
import { aStudent } from '#test/world.ts';

/** 丹水镇中心小学, beside the school that every child of `aStudent()` goes to. */
export const OF_DANSHUI = { schoolCode: '2141000002', schoolName: '丹水镇中心小学' } as const;

/**
 * A child in whose record every rule holds: `order` stands in its number, odd for a boy, even for a girl.
 * No two children of other orders, below 500, share a number, a phone or a parent.
 */
export function aChild(name: string, order: number, over: Student = {}): Student {
  const idNumber = numbered(`41132320150312${String(order).padStart(3, '0')}`);
  return aStudent({
    name,
    sex: order % 2 === 1 ? '男' : '女',
    idNumber,
    nationalNumber: `G${idNumber}`,
    classRollNumber: String(order),
    ...parent(1, name, '父亲', order),
    ...parent(2, name, '母亲', order),
    phone: phoneOf(1, order),
    ...over,
  });
}

function parent(member: 1 | 2, name: string, relation: string, order: number): Student {
  const born = member === 1 ? '19880605' : '19890721';
  const sexed = order * 2 + (member === 1 ? 1 : 0);
  return {
    [`guardian${member}.name`]: `${[...name][0]}${member === 1 ? '建国' : '秀英'}`,
    [`guardian${member}.relation`]: relation,
    [`guardian${member}.phone`]: phoneOf(member, order),
    [`guardian${member}.idNumber`]: numbered(`411323${born}${String(sexed).padStart(3, '0')}`),
  };
}

function phoneOf(member: 1 | 2, order: number): string {
  return `138377${member}${String(order).padStart(4, '0')}`;
}

function numbered(digits: string): string {
  return `${digits}${checkCharacterOf(digits)}`;
}
