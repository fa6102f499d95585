import type { Verdict } from '../check-sheet.ts';

export interface Said {
  readonly verdict: Verdict;
  readonly note: string;
}

/** 未发送的结果 — by `who item`: what was tapped on this phone and has not arrived yet. No name and no number is among it. */
export type Unsent = Readonly<Record<string, Said>>;

export function unsentOf(inspection: string): Unsent {
  try {
    const text = localStorage.getItem(keyOf(inspection));
    return text === null ? {} : (JSON.parse(text) as Unsent); // written below, and nowhere else
  } catch {
    return {};
  }
}

/** A browser that keeps nothing for us loses what is unsent when the page is closed, and nothing else. */
export function keepUnsent(inspection: string, unsent: Unsent): void {
  try {
    if (Object.keys(unsent).length === 0) localStorage.removeItem(keyOf(inspection));
    else localStorage.setItem(keyOf(inspection), JSON.stringify(unsent));
  } catch {
    // Full, or forbidden: see above.
  }
}

function keyOf(inspection: string): string {
  return `renji-inspection-${inspection}`;
}
