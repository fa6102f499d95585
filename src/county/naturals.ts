import { addMonths, type LocalDate } from '#src/kernel/local-date.ts';
import type { SeededRandom } from '#src/kernel/seeded-random.ts';
import { completed, pupilsSerial } from './made-up-number.ts';
import { RARE_CHARACTERS } from './names.ts';
import type { Draft, Entry } from './record.ts';

/** What is true of a child and no mistake, though a rule may speak of it. */
export interface Natural {
  readonly cells: Partial<Draft>;
  /** The rules that speak of it. */
  readonly codes: readonly string[];
}

/**
 * One child in a thousand is from 香港, 澳门 or 台湾. With `odd`, three in a thousand have a rare character in their name
 * and four have no identity number yet; a clean register has neither, for a rule speaks of both.
 */
export function naturalOf(record: Draft, entry: Entry, random: SeededRandom, today: LocalDate, odd: boolean): Natural {
  const draw = random.below(1000);
  if (draw === 0) return { cells: fromOutside(entry, random, today), codes: [] };
  if (odd && draw < 5) return { cells: withoutNumber(entry, random, today), codes: ['ID-09'] };
  if (odd && draw < 8 && !record.name.includes('·')) {
    return { cells: { name: `${record.name.slice(0, 1)}${random.pick(RARE_CHARACTERS)}` }, codes: ['ID-05'] };
  }
  return { cells: {}, codes: [] };
}

/** 港澳台 — a travel permit, numbered so that it is nobody else's, or in the first county a residence permit. */
function fromOutside(entry: Entry, random: SeededRandom, today: LocalDate): Partial<Draft> {
  const origin = random.pick(ORIGINS);
  const nationality = { nationality: '中国', hkmotwOverseas: origin.label, idType: origin.idType };
  if (entry.county.index === 0 && random.below(2) === 0) {
    const serial = String(pupilsSerial(entry.child.sex, entry.nth)).padStart(3, '0');
    const number = completed(`${origin.region}${entry.child.born}${serial}`);
    return { ...nationality, idNumber: number, nationalNumber: `G${number}` };
  }
  const permit = String(90_000_000 - entry.county.index * 80_000 - entry.seat).padStart(8, '0');
  return { ...nationality, idNumber: origin.letter + permit, ...selfNumbered(entry, random, today) };
}

function withoutNumber(entry: Entry, random: SeededRandom, today: LocalDate): Partial<Draft> {
  return { idType: '其他', idNumber: '', ...selfNumbered(entry, random, today) };
}

/** A J number of the last months: older ones are a finding. */
function selfNumbered(entry: Entry, random: SeededRandom, today: LocalDate): Partial<Draft> {
  const serial = String(pupilsSerial(entry.child.sex, entry.nth)).padStart(3, '0');
  return {
    nationalNumber: `J${completed(`${entry.county.code}${entry.child.born}${serial}`)}`,
    registeredOn: addMonths(today, -random.between(1, 9)).replaceAll('-', ''),
  };
}

const ORIGINS = [
  { label: '香港同胞', idType: '香港特区护照/身份证明', letter: 'H', region: '810000' },
  { label: '澳门同胞', idType: '澳门特区护照/身份证明', letter: 'M', region: '820000' },
  { label: '台湾同胞', idType: '台湾居民来往大陆通行证', letter: '', region: '830000' },
];
