import { lengthOf } from '#src/kernel/text.ts';
import type { Objection } from '#src/organization/objection.ts';
import { LONGEST, type PetitionWords } from './petition.ts';

/** What stands against a petition as it was filled in; the page and the server ask the same. */
export function objectionsToWords({ name, phone, child, content }: PetitionWords): readonly Objection[] {
  const faults: Objection[] = [];
  const tooLong = (field: 'name' | 'child' | 'content', text: string) => {
    if (lengthOf(text) > LONGEST[field]) {
      faults.push({ code: 'long', message: `最多 ${LONGEST[field]} 个字，请写短些`, field });
    }
  };
  if (name.trim() === '') faults.push({ code: 'empty', message: '请写您的姓名，便于联系和答复', field: 'name' });
  tooLong('name', name);
  if (!isPhone(phone)) {
    faults.push({
      code: 'phone',
      message: '电话应为 11 位手机号，或带区号的座机号，例如 0377-6966xxxx',
      field: 'phone',
    });
  }
  tooLong('child', child);
  const length = lengthOf(content.trim());
  if (length === 0) faults.push({ code: 'empty', message: '请写清要办什么事、在哪所学校', field: 'content' });
  else if (length < 6) {
    faults.push({ code: 'short', message: '写得太少，看不出要办什么事。请再写清楚些', field: 'content' });
  }
  tooLong('content', content);
  return faults;
}

function isPhone(phone: string): boolean {
  const digits = digitsOf(phone);
  return /^1\d{10}$/.test(digits) || /^(0\d{2,3})?\d{7,8}$/.test(digits);
}

/** As it is compared: without spaces and dashes. */
export function digitsOf(phone: string): string {
  return phone.normalize('NFKC').replace(/[\s-]/g, '');
}

export function lastFourOf(phone: string): string {
  return digitsOf(phone).slice(-4);
}

/** Long runs of digits in a text that others read are somebody's number: they are starred. */
export function withoutNumbers(text: string): string {
  return text.replace(/\d{7,18}[\dXx]?/g, (run) => `${run[0]}${'*'.repeat(run.length - 2)}${run.at(-1)}`);
}
