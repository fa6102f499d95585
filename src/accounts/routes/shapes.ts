import { z } from 'zod';
import { MOST_LENGTH } from '../sign-in-policy.ts';

/** Longer ones are refused before they are hashed. */
export const Password = z.string().min(1, '请输入密码').max(MOST_LENGTH, `密码最多 ${MOST_LENGTH} 个字符`);

/** A code of six digits, or a recovery code. */
export const Code = z.string().min(6, '验证码是 6 位数字').max(20, '验证码是 6 位数字，备用码是 8 个字符');

export const Account = z.string().trim().min(1, '请输入账号').max(64, '账号最多 64 个字符');

/** 任职. `id` is the holding's. */
export const Office = z.object({
  id: z.string(),
  office: z.string(),
  title: z.string(),
  unit: z.string(),
  unitName: z.string(),
});

/** 当前登录 — what the browser's shell asks once. */
export const Session = z.object({
  person: z.string(),
  name: z.string(),
  account: z.string(),
  officeId: z.string(),
  office: z.string(),
  officeTitle: z.string(),
  unit: z.string(),
  unitName: z.string(),
  unitKind: z.string(),
  permissions: z.array(z.string()),
  offices: z.array(Office),
  idleMinutes: z.number(),
  demo: z.boolean(),
});
