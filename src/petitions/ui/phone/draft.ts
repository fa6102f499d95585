import type { PetitionKind, PetitionWords } from '../../petition.ts';

/** 填了一半的 — kept by the browser until its window is closed. */
export interface Draft extends PetitionWords {
  county: string;
  kind: PetitionKind | '';
  school: string;
  /** 防重复标识 of this petition, however often it is sent. */
  request: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export type OpenDraft = Mutable<Draft>;

const NAME = 'renji-petition';

export function draftOf(): OpenDraft {
  const words = { name: '', phone: '', relation: '', child: '', content: '' };
  const fresh: OpenDraft = { ...words, county: '', kind: '', school: '', request: newKey() };
  try {
    const kept = sessionStorage.getItem(NAME);
    return kept === null ? fresh : { ...fresh, ...(JSON.parse(kept) as Draft) }; // written by keepDraft
  } catch {
    return fresh; // a browser that keeps nothing
  }
}

export function keepDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(draft));
  } catch {
    // what is on the screen is still there
  }
}

export function dropDraft(): void {
  try {
    sessionStorage.removeItem(NAME);
  } catch {
    // there was none
  }
}

/** A UUID; older browsers have no function that makes one. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const text = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
