/** 填了一半的 — kept by the browser until its window is closed, so that a call that comes in loses nothing. */
export interface Draft {
  /** What is to be otherwise, as it was typed. */
  cells: Record<string, string>;
  remark: string;
  signer: string;
  /** 防重复标识: of this submission, however often it is sent. */
  key: string;
}

export function draftOf(code: string): Draft {
  const fresh = { cells: {}, remark: '', signer: '', key: newKey() };
  try {
    const kept = sessionStorage.getItem(nameOf(code));
    return kept === null ? fresh : { ...fresh, ...(JSON.parse(kept) as Draft) }; // written by keepDraft
  } catch {
    return fresh; // a browser that keeps nothing
  }
}

export function keepDraft(code: string, draft: Draft): void {
  try {
    sessionStorage.setItem(nameOf(code), JSON.stringify(draft));
  } catch {
    // what is on the screen is still there
  }
}

export function dropDraft(code: string): void {
  try {
    sessionStorage.removeItem(nameOf(code));
  } catch {
    // there was none
  }
}

/** Not the code itself: it opens things. */
function nameOf(code: string): string {
  let sum = 0;
  for (const letter of code) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0;
  return `renji-g-${sum >>> 0}`;
}

/** A UUID; older browsers have no function that makes one. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const text = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
