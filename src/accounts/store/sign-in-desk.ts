import type { Desk } from '#src/platform/desk.ts';
import type { Passwords } from './passwords.ts';

/** 登录台 — a desk at which people sign in. */
export interface SignInDesk extends Desk {
  readonly passwords: Passwords;
}

/** From where somebody asks. `network` is shared by a house, `device` is the browser's word for itself. */
export interface Whence {
  readonly network: string;
  readonly device: string;
}
