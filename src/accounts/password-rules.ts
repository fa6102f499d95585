import { COMMON_PARTS } from './common-parts.ts';
import { MOST_LENGTH, PASSWORD_PROFILES, type SignInPolicy } from './sign-in-policy.ts';

/** Why a password cannot be taken, in words that help to find a better one. */
export interface PasswordObjection {
  readonly code: 'short' | 'long' | 'kinds' | 'guessable';
  readonly message: string;
}

/** What is left of a password when everything that can be guessed is taken out must be at least this long. */
const LEAST_OWN = 6;

/**
 * 口令强度 — `undefined` when the password will do. `known` are the words by which whoever knows the person would begin: account, pinyin of
 * name, school and county, the county's code.
 */
export function objectionToPassword(
  password: string,
  known: readonly string[],
  policy: SignInPolicy,
): PasswordObjection | undefined {
  const length = [...password].length;
  const { kinds } = PASSWORD_PROFILES[policy.profile];
  if (length < policy.leastLength) {
    return {
      code: 'short',
      message: `密码至少 ${policy.leastLength} 个字符，现在是 ${length} 个。可以用几个不相干的词连起来`,
    };
  }
  if (length > MOST_LENGTH) return { code: 'long', message: `密码最多 ${MOST_LENGTH} 个字符` };
  if (kindsIn(password) < kinds) {
    return { code: 'kinds', message: `大写字母、小写字母、数字、符号中至少要有 ${kinds} 种` };
  }
  if (whatIsOwn(password, known).length >= LEAST_OWN) return undefined;
  return {
    code: 'guessable',
    message: '这个密码容易被猜到：不要用姓名、账号、校名、县名的拼音或连续、重复的字符，换几个不相干的词',
  };
}

function kindsIn(password: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password.normalize('NFKC'))).length;
}

/** Longest words out first, so that `woaini` does not leave `ni` of `woainima`; then runs like `3456`, `cba` and `aaaa`. */
function whatIsOwn(password: string, known: readonly string[]): string {
  const words = [...known, ...COMMON_PARTS]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => b.length - a.length);
  const rest = words.reduce((text, word) => text.replaceAll(word, ' '), password.normalize('NFKC').toLowerCase());
  return withoutRuns(rest).replace(/\s/g, '');
}

/** A character that repeats or continues the one before, up or down, says nothing new. */
function withoutRuns(text: string): string {
  const characters = [...text];
  return characters
    .filter((character, index) => {
      const step = (character.codePointAt(0) ?? 0) - (characters[index - 1]?.codePointAt(0) ?? -99);
      return Math.abs(step) > 1;
    })
    .join('');
}
