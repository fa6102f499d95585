import type { SeededRandom } from '#src/kernel/seeded-random.ts';
import type { Enrolment } from './enrolment.ts';
import { grownUpsName, surnameOf } from './names.ts';
import { staffPhone } from './phones.ts';
import type { County, Person } from './units.ts';

/** 班级 — one class and the seats of its pupils. */
export interface ClassUnit {
  /** Its school's place in the county's list. */
  readonly school: number;
  readonly grade: number;
  /** 班号, from 1 in each grade. */
  readonly number: number;
  readonly teacher: Person;
  /** Its seats, from `first` up to, not including, `end`, counted through the county. */
  readonly first: number;
  readonly end: number;
}

export interface Seating {
  readonly classes: readonly ClassUnit[];
  /** Who sits there: the child enrolled as the n-th, by seat. */
  readonly seats: Int32Array;
  /** The seat of the n-th child. */
  readonly seatOf: Int32Array;
  /** The first seat of each school. */
  readonly firstSeat: readonly number[];
}

/** A class has about fifty pupils where there are enough for it; a teaching point has one class to a grade. */
export function seat(county: County, enrolment: Enrolment, random: SeededRandom): Seating {
  const { seats, starts } = sorted(county, enrolment);
  const seatOf = new Int32Array(seats.length);
  for (const [at, child] of seats.entries()) seatOf[child] = at;
  const hiring = random.fork('teachers', county.index);
  const classes: ClassUnit[] = [];
  for (const [at] of county.schools.entries()) {
    for (let grade = 1; grade <= 12; grade++) {
      const first = starts[at * 13 + grade] ?? 0;
      const size = (starts[at * 13 + grade + 1] ?? seats.length) - first;
      const count = Math.max(1, Math.round(size / 50));
      for (let number = 1; size > 0 && number <= count; number++) {
        const from = first + Math.floor(((number - 1) * size) / count);
        const end = first + Math.floor((number * size) / count);
        const name = surnameOf(hiring) + grownUpsName(hiring, hiring.below(3) === 0 ? '男' : '女');
        const teacher = { name, phone: staffPhone(county.index, 1000 + classes.length) };
        classes.push({ school: at, grade, number, teacher, first: from, end });
      }
    }
  }
  return { classes, seats, seatOf, firstSeat: county.schools.map((_, at) => starts[at * 13] ?? 0) };
}

/** By school, then grade, then as they were enrolled: brothers and sisters side by side. */
function sorted(county: County, { school, grade }: Enrolment): { seats: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(county.schools.length * 13 + 2);
  const drawerOf = (child: number) => (school[child] ?? 0) * 13 + (grade[child] ?? 0);
  for (let child = 0; child < school.length; child++) {
    const next = drawerOf(child) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let drawer = 1; drawer < starts.length; drawer++) {
    starts[drawer] = (starts[drawer] ?? 0) + (starts[drawer - 1] ?? 0);
  }
  const free = starts.slice();
  const seats = new Int32Array(school.length);
  for (let child = 0; child < school.length; child++) {
    const drawer = drawerOf(child);
    const at = free[drawer] ?? 0;
    seats[at] = child;
    free[drawer] = at + 1;
  }
  return { seats, starts };
}
