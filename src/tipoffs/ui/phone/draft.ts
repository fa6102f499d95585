import { newReceiptCode } from '../../sealing/receipt-code.ts';
import { newId, random } from '../bytes.ts';

/** 写了一半的 — on this page alone: nothing is kept in the browser, for that would be a trace. */
export interface Draft {
  readonly id: string;
  readonly code: string;
  county: string;
  about: string;
  named: string[];
  subject: string;
  what: string;
}

export function newDraft(): Draft {
  return { id: newId(), code: newReceiptCode(random), county: '', about: '', named: [], subject: '', what: '' };
}

/** Where it goes, as the server is asked. */
export function whereOf({ county, about, named }: Draft) {
  return { county, named: [...named], ...(about !== '' && { about }) };
}
