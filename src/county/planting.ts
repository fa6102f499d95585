import type { ClassUnit } from './classes.ts';
import type { Card } from './errors/catalogue.ts';
import { habitual } from './errors/deck.ts';
import type { Scene } from './errors/plant.ts';
import type { Label, Written } from './labels.ts';
import type { OpenCounty } from './open-county.ts';
import type { Draft } from './record.ts';

/** Spoil some records of one class: first by mistakes that take several of them, then one by one. */
export function plantIn(written: readonly Written[], open: OpenCounty, of: ClassUnit): void {
  const random = open.random.fork('plant', open.county.index, of.first);
  plantInClass(written, open, random);
  for (const each of written)
    if (each.free) plantInRecord(each, open, { entry: each.entry, random, today: open.plan.today });
}

/** About one class in six at the usual rate of errors; each kind in turn. */
function plantInClass(written: readonly Written[], open: OpenCounty, random: Scene['random']): void {
  const free = written.flatMap(({ ordinary, free, record }, at) =>
    ordinary && free && record.recordStatus === '在读' ? [at] : [],
  );
  if (free.length < 6 || !random.perMille(open.plan.errorsPerMille * 2)) return;
  const entry = written[free[0] ?? 0]?.entry;
  if (entry === undefined || open.deck === undefined) return;
  const plant = open.deck.dealToClass(entry.school.clerk.habit);
  const records = written.map(({ record }) => record);
  for (const { at, cells, codes } of plant.blows(records, free, { entry, random, today: open.plan.today })) {
    const hit = written[at];
    if (hit === undefined) continue;
    Object.assign(hit.record, cells);
    const field = firstField(cells);
    hit.labels = [...hit.labels, ...codes.map((code): Label => (field === undefined ? { code } : { code, field }))];
    hit.free = false;
  }
}

/**
 * Seven in ten of the errors are of one record alone; the others are of a class or of a second record.
 * A careless clerk's records are hit up to three times as often as the average; one in seven of those twice.
 */
function plantInRecord(each: Written, open: OpenCounty, scene: Scene): void {
  const { deck, plan } = open;
  const { clerk } = each.entry.school;
  const unlucky = scene.random.perMille((plan.errorsPerMille * clerk.carelessness) / 140);
  if (deck === undefined || !(unlucky || deck.waitsFor(each.record, scene, each.ordinary))) return;
  const habit = scene.random.below(2) === 0 ? habitual(clerk.habit, each.record, scene, each.ordinary) : undefined;
  const first = habit ?? deck.deal(each.record, scene, each.ordinary);
  if (first === undefined) return;
  spoil(each, first, scene);
  if (scene.random.below(7) > 0) return;
  const second = deck.deal(each.record, scene, each.ordinary, first.group.about);
  if (second) spoil(each, second, scene);
}

function spoil(each: Written, { plant }: Card, scene: Scene): void {
  const cells = plant.cells(each.record, scene);
  const also = typeof plant.also === 'function' ? plant.also(each.record, cells, scene) : (plant.also ?? []);
  const field = firstField(cells);
  const label: Label = field === undefined ? { code: plant.code } : { code: plant.code, field };
  each.labels = [...each.labels, label, ...also.map((code): Label => ({ code }))];
  Object.assign(each.record, cells);
}

function firstField(cells: Partial<Draft>): Label['field'] {
  // The cells of a mistake are cells of a record, so their keys are fields.
  return Object.keys(cells)[0] as Label['field'];
}
