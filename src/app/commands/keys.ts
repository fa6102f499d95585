import type { Command, Terminal } from '#src/platform/command.ts';
import { BrokenSeal } from '#src/platform/sealing/envelope.ts';
import { rotateKeyFile } from '#src/platform/sealing/sealing.ts';
import { reseal } from '../keys/reseal.ts';
import { keyFileOf, openRegister, type Register } from '../open-register.ts';
import { noticeOn, PLACE_HELP, readArguments, refuse } from './arguments.ts';

const HELP = `用法：renji keys rotate [选项]
      renji keys reseal [选项]

rotate 生成一把新密钥，此后都用它加密，并把库中已有的密文分批改用新密钥重封。系统正在使用时也可以
执行。旧密钥留在密钥文件里：以前的备份还要用它打开。中途断了，用 reseal 接着做完。
查号码用的索引密钥不变。

选项：
${PLACE_HELP}
  --help             显示本说明

例：
  renji keys rotate
  renji keys reseal --data 数据

退出码：0 已完成；2 没有完成，原因见提示。
`;

/** 换钥 — when somebody who should not has seen the key file, or when the rules ask for it every so often. */
export const keys: Command = {
  name: 'keys',
  summary: '更换加密密钥，并用新密钥重封已有数据',
  help: HELP,
  run: async (argv, terminal) => {
    const options = readArguments('keys', argv, {});
    if ('message' in options) return refuse(terminal, options.message);
    const [verb, ...others] = options.positionals;
    if ((verb !== 'rotate' && verb !== 'reseal') || others.length > 0)
      return refuse(terminal, '请写成 renji keys rotate 或 renji keys reseal；用法见 renji keys --help');
    const keyFile = keyFileOf(options.place);
    if (verb === 'rotate') {
      const seal = rotateKeyFile(keyFile);
      if ('refused' in seal) return refuse(terminal, seal.message);
      terminal.err(`已生成 ${seal.keyId} 号密钥。请立即把 ${keyFile} 再另存一份到本机以外的安全处。\n`);
    }
    const register = await openRegister(options.place, { beside: true, mustExist: true, notice: noticeOn(terminal) });
    if ('refused' in register) return refuse(terminal, register.refused);
    try {
      return await resealed(register, terminal);
    } finally {
      await register.close();
    }
  },
};

async function resealed({ desk }: Register, terminal: Terminal): Promise<number> {
  let rows = 0;
  try {
    for await (const batch of reseal(desk.db, desk.seal)) rows += batch.rows;
  } catch (error) {
    if (!(error instanceof BrokenSeal)) throw error;
    return refuse(terminal, `有密文打不开，重封停在那里，其余数据未动。处理：先执行 renji verify 查明是哪一条`);
  }
  await terminal.out(`已用 ${desk.seal.keyId} 号密钥重封 ${rows} 条密文\n`);
  return 0;
}
