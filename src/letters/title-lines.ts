/** The widest line of a title: 156 mm of 22 pt type. */
const WIDEST = 20;

/** After these a title may be broken; before these never. */
const AFTER = /[、，和与及的于]$/;
const NOT_BEFORE = /^[的了、，。）》”]/;

/**
 * 标题回行 — broken by meaning, no word torn, in lines of nearly the same length, the upper one the shorter: 22 pt type leaves twenty
 * characters a line (GB/T 9704).
 */
export function titleLines(title: string): readonly string[] {
  const characters = [...title];
  const lines = Math.ceil(characters.length / WIDEST);
  if (lines <= 1) return [title];
  const ideal = characters.length / lines;
  const cut = bestCut(characters, ideal);
  return [characters.slice(0, cut).join(''), ...titleLines(characters.slice(cut).join(''))];
}

/** Where the first line ends: near the ideal, and at a seam of the sentence rather than within a word. */
function bestCut(characters: readonly string[], ideal: number): number {
  const from = Math.max(4, Math.floor(ideal) - 6);
  const to = Math.min(WIDEST, characters.length - 2);
  let best = { at: Math.min(to, Math.round(ideal)), cost: Number.POSITIVE_INFINITY };
  for (let at = from; at <= to; at += 1) {
    const [before, after] = [characters.slice(0, at).join(''), characters.slice(at).join('')];
    const seam = NOT_BEFORE.test(after) ? 100 : AFTER.test(before) ? 0 : 4;
    const rest = characters.length - at > WIDEST * Math.ceil(characters.length / WIDEST - 1) ? 50 : 0;
    const cost = Math.abs(at - ideal) + seam + rest + (at > ideal ? 0.5 : 0);
    if (cost < best.cost) best = { at, cost };
  }
  return best.at;
}
