/**
 * Phones are of the form of a mobile number and begin with 154, a range that no operator gives to subscribers: a
 * generated phone rings nowhere. Each family member and each member of staff has one of its own.
 */
export function familyPhone(county: number, family: number, member: number): string {
  return phone(county * 200_000 + family * 2 + member);
}

export function staffPhone(county: number, person: number): string {
  return phone(60_000_000 + county * 20_000 + person);
}

/** A phone that some family says it has now, and that nobody else has. */
export function newPhone(county: number, record: number): string {
  return phone(70_000_000 + county * 100_000 + record);
}

/** Multiplying by a number prime to ten gives every one of the hundred million once, in no visible order. */
function phone(index: number): string {
  return `154${String((index * 61_803_399 + 27_182_818) % 100_000_000).padStart(8, '0')}`;
}
