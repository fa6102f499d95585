import { hash, type Options, verify } from '@node-rs/argon2';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { type BUSY, gate } from './hash-gate.ts';

/** 口令 — turns passwords into what may be kept of them, and compares. */
export interface Passwords {
  readonly hash: (password: string) => Promise<string | typeof BUSY>;
  /** Against nothing it takes as long as against something: an account that is not there must not answer faster. */
  readonly matches: (kept: string | undefined, password: string) => Promise<boolean | typeof BUSY>;
}

/** Argon2id with what OWASP asks for: 19 MiB, two passes, one lane; eighteen milliseconds here. */
const COST: HashCost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** As `@node-rs/argon2` counts: KiB, passes, lanes. */
export type HashCost = Pick<Options, 'memoryCost' | 'timeCost' | 'parallelism'>;

/** Two at once leave the other threads to the rest of the work; sixty-four wait about half a second. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 64;

/** The key of the seal goes into the hash (RFC 9106, secret K): a stolen table alone cannot be guessed at. */
export function passwordsOf(seal: Seal, cost: HashCost = COST): Passwords {
  const options: Options = { ...cost, secret: seal.digest('password-pepper', '') };
  const inTurn = gate(MOST_AT_ONCE, MOST_WAITING);
  const ofNobody = hash('the password of nobody', options);
  ofNobody.catch(() => {}); // asked for below, where the failure is heard
  return {
    hash: (password) => inTurn(() => hash(password, options)),
    matches: (kept, password) =>
      inTurn(async () => {
        const right = await verify(kept ?? (await ofNobody), password, options);
        return right && kept !== undefined;
      }),
  };
}
