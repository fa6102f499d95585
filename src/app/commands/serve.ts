import { setFlagsFromString } from 'node:v8';
import type { Command, Terminal } from '#src/platform/command.ts';
import { openRegister } from '../open-register.ts';
import { runServer, type ServerPlace } from '../server/run-server.ts';
import { noticeOn, PLACE_HELP, readArguments, refuse } from './arguments.ts';

const HELP = `用法：renji serve [选项]

启动人籍：数据库、网页和接口在一个程序里，用浏览器打开提示的地址即可。按 Ctrl+C 停止：正在办理的请求会先办完。

选项：
  --port 端口        默认 8080；0 表示任选一个空闲的
  --host 地址        在哪个网络地址上提供服务，默认 127.0.0.1，只有本机能访问。给别的电脑用的，请在前面架设
                     HTTPS 网关，不要直接对外开放
  --gateway 地址     网关的地址。只有来自它的请求，才采信其中注明的访问者地址
  --demo             演示模式：登录页列出演示账号，页面上注明是演示数据
  --database-url 网址
                     用这个 PostgreSQL（15 以上）。口令写在命令行里会被本机其他用户看到，正式使用请改用
                     环境变量 DATABASE_URL
${PLACE_HELP}
  --help             显示本说明

例：
  renji serve
  renji serve --port 9000 --data /srv/renji
  DATABASE_URL=postgresql://renji@数据库主机/renji renji serve

退出码：0 已停止；2 没有启动，或数据库意外停止，原因见提示。
`;

/** 启动 — the whole product in one process, until somebody stops it. */
export const serve: Command = {
  name: 'serve',
  summary: '启动人籍，在浏览器里使用',
  help: HELP,
  run: async (argv, terminal) => {
    const options = readArguments('serve', argv, {
      port: { type: 'string' },
      host: { type: 'string' },
      gateway: { type: 'string' },
      demo: { type: 'boolean' },
      'database-url': { type: 'string' },
    });
    if ('message' in options) return refuse(terminal, options.message);
    const port = portOf(options.text('port') ?? '8080');
    if (port === undefined) return refuse(terminal, '--port 后请写 0 至 65535 的数字');
    // By itself V8 lets garbage grow to several times what lives; beside a database on a county's box half as much is enough.
    setFlagsFromString('--heap-growing-percent=50');
    const demo = options.isSet('demo');
    const place = { ...options.place, url: options.text('database-url') };
    const register = await openRegister(place, { demo, connections: 16, notice: noticeOn(terminal) });
    if ('refused' in register) return refuse(terminal, register.refused);
    const gateway = options.text('gateway');
    const at = { port, host: options.text('host') ?? '127.0.0.1', gateways: gateway === undefined ? [] : [gateway] };
    warnOfOpenHost(at, terminal);
    const stopped = await runServer(register, at, terminal);
    return 'refused' in stopped ? refuse(terminal, stopped.refused) : 0;
  },
};

function portOf(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

function warnOfOpenHost({ host, gateways }: ServerPlace, terminal: Terminal): void {
  if (/^(127\.|localhost$|::1$)/.test(host) || gateways.length > 0) return;
  terminal.err(`注意：${host} 上的其他电脑也能访问，而传输没有加密。正式使用请在前面架设 HTTPS 网关。\n`);
}
