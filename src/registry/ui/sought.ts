/** 查找内容 — what somebody typed into the search box: words, a whole number, or its last four characters. */
export type Sought =
  | { readonly is: 'words'; readonly words: string }
  | { readonly is: 'number'; readonly number: string }
  | { readonly is: 'last4'; readonly last4: string };

/** A search by number is written down, so it is only made when it is asked for, not while it is being typed. */
export function soughtIn(typed: string): Sought {
  const plain = typed.replace(/[\s-]/g, '');
  if (/^\d{3}[\dXx]$/.test(plain)) return { is: 'last4', last4: plain };
  if (/^[GLJgljA-Za-z]?\d{6,}[\dXx]?$/.test(plain)) return { is: 'number', number: plain };
  return { is: 'words', words: typed.trim() };
}
