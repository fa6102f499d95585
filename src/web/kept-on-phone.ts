/** 留在手机上的 — what this browser was given to keep; `otherwise` where it keeps nothing, or not any more. */
export function kept<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(key);
    return text === null ? otherwise : (JSON.parse(text) as T); // written below, and nowhere else
  } catch {
    return otherwise;
  }
}

/** A browser that keeps nothing for us loses what is unsent when the page is closed, and nothing else. Never a name with a number. */
export function keep(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full, or forbidden: see above.
  }
}
