import type { SeededRandom } from '#src/kernel/seeded-random.ts';
import type { Draft } from '../record.ts';
import { CARDS, type Card } from './catalogue.ts';
import { CLASS_PLANTS, type ClassPlant } from './neighbours.ts';
import type { Scene } from './plant.ts';

/**
 * Deals mistakes: first one of each kind, so that a small county has them all, then each as often as its weight. A kind
 * that does not fit the record at hand waits for the next that it fits.
 */
export class Deck {
  private readonly first: readonly Card[];
  private readonly weighted: readonly Card[];
  private readonly waiting: { readonly card: Card; readonly since: number }[] = [];
  private dealt = 0;
  private dealtToClasses = 0;

  constructor(random: SeededRandom) {
    this.first = shuffled(CARDS, random);
    this.weighted = shuffled(
      CARDS.flatMap((card) => Array.from({ length: card.plant.weight ?? 4 }, () => card)),
      random,
    );
  }

  /** Has a kind that seldom fits waited long for just such a record? */
  waitsFor(record: Draft, scene: Scene, ordinary: boolean): boolean {
    for (const { card, since } of this.waiting) {
      if (since + PATIENCE < this.dealt && fits(card, record, scene, ordinary)) return true;
    }
    return false;
  }

  /** A kind that fits; `undefined` when a few in a row do not. `about` is what the record's other mistake is about. */
  deal(record: Draft, scene: Scene, ordinary: boolean, about?: string): Card | undefined {
    const suits = (card: Card) => card.group.about !== about && fits(card, record, scene, ordinary);
    const waited = this.waiting.findIndex(({ card }) => suits(card));
    if (waited >= 0) return this.waiting.splice(waited, 1)[0]?.card;
    for (let tries = 0; tries < 8; tries++) {
      const card = this.next();
      if (card === undefined || suits(card)) return card;
      if (!this.waiting.some((each) => each.card === card)) this.waiting.push({ card, since: this.dealt });
    }
    return undefined;
  }

  /** A mistake of a whole class: the clerk's habit, else each kind in turn. */
  dealToClass(habit: string): ClassPlant {
    const turn = this.dealtToClasses++ % CLASS_PLANTS.length;
    const plant = CLASS_PLANTS.find(({ code }) => code === habit && turn % 2 === 0) ?? CLASS_PLANTS[turn];
    if (plant === undefined) throw new Error('no mistakes to deal');
    return plant;
  }

  private next(): Card | undefined {
    const at = this.dealt++;
    return this.first[at] ?? this.weighted[(at - this.first.length) % this.weighted.length];
  }
}

/** So many mistakes are made before a kind that waits takes the next record it fits, out of turn. */
const PATIENCE = 20;

/** The kind a clerk always falls into, where it fits. */
export function habitual(code: string, record: Draft, scene: Scene, ordinary: boolean): Card | undefined {
  const card = CARDS.find(({ plant }) => plant.code === code);
  return card && fits(card, record, scene, ordinary) ? card : undefined;
}

function fits({ plant, group }: Card, record: Draft, scene: Scene, ordinary: boolean): boolean {
  return (ordinary || !group.needsOwnNumber) && (plant.fits === undefined || plant.fits(record, scene));
}

function shuffled(cards: readonly Card[], random: SeededRandom): Card[] {
  const shuffle = [...cards];
  for (let i = shuffle.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const [one, other] = [shuffle[i], shuffle[j]];
    if (one === undefined || other === undefined) continue;
    shuffle[i] = other;
    shuffle[j] = one;
  }
  return shuffle;
}
