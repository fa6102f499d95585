import { randomUUID } from 'node:crypto';
import { issueOneTimeCode, type OneTimeCode } from '#src/accounts/store/one-time-code.ts';
import { audit, type Doer } from '#src/audit/store/audit.ts';
import { EVERY_OFFICE, OFFICES, type Office } from '#src/organization/office.ts';
import { UNIT_KINDS, type UnitKind } from '#src/organization/unit.ts';
import type { Command, Terminal } from '#src/platform/command.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { openRegister } from '../open-register.ts';
import { type Arguments, noticeOn, PLACE_HELP, readArguments, refuse } from './arguments.ts';
import { type CountyNames, openCounty, readCountyNames } from './open-county.ts';

const HELP = `用法：renji user add 账号 --name 姓名 --office 岗位 --unit 机构 [选项]

在服务器上新增人员并授予岗位，用于开通第一个县系统管理员；其他人员请由县系统管理员在网页上办理。
打印一次性登录码，24 小时内有效，请当面交给本人；本人凭它登录并自设口令。

选项：
  --name 姓名        本人姓名
  --office 岗位      ${officesInWords()}
  --unit 机构        学校标识码、区划代码，或机构路径（如 /41/4113/411323）
  --open 省/市/县    第一次使用、县还没有设立时，写明名称，一并设立；--unit 写该县六位区划代码
${PLACE_HELP}
  --help             显示本说明

例：
  renji user add zhou --name 周敏 --office county-admin --unit 411323 --open 河南省/南阳市/西峡县
  renji user add li --name 李芳 --office registrar --unit 2141000001

退出码：0 已新增；2 没有新增，原因见提示。
`;

/** 新增人员 — the first administrator of a county can be made by nobody else. */
export const user: Command = {
  name: 'user',
  summary: '新增人员并授予岗位，打印一次性登录码',
  help: HELP,
  run: async (argv, terminal) => {
    const text = { type: 'string' } as const;
    const options = readArguments('user', argv, { name: text, office: text, unit: text, open: text });
    if ('message' in options) return refuse(terminal, options.message);
    const wanted = wantedOf(options);
    if (typeof wanted === 'string') return refuse(terminal, wanted);
    const mustExist = wanted.open === undefined;
    const register = await openRegister(options.place, { beside: true, mustExist, notice: noticeOn(terminal) });
    if ('refused' in register) return refuse(terminal, register.refused);
    try {
      return await add(register.desk, wanted, terminal);
    } finally {
      await register.close();
    }
  },
};

interface Wanted {
  readonly account: string;
  readonly name: string;
  readonly office: Office;
  readonly unit: string;
  /** The county is opened first. */
  readonly open: CountyNames | undefined;
}

function wantedOf({ positionals, text }: Arguments): Wanted | string {
  const [verb, account, ...others] = positionals;
  if (verb !== 'add' || account === undefined || others.length > 0)
    return '请写成 renji user add 账号 …；用法见 renji user --help';
  const [name, unit] = [text('name')?.trim() ?? '', text('unit')?.trim() ?? ''];
  const office = EVERY_OFFICE.find((one) => one === text('office') || OFFICES[one].title === text('office'));
  if (!/^[a-z][a-z0-9._-]{1,31}$/.test(account)) return '账号请用小写字母开头，2 至 32 个小写字母、数字、点、横线';
  if (name === '') return '请用 --name 写明姓名；共用账号不能开';
  if (office === undefined) return `请用 --office 写明岗位，可用的有：${EVERY_OFFICE.join('、')}`;
  if (unit === '') return '请用 --unit 写明机构';
  const open = readCountyNames(text('open') ?? '');
  if (text('open') !== undefined && (open === undefined || !/^\d{6}$/.test(unit)))
    return '--open 后请写成 河南省/南阳市/西峡县，--unit 后写该县的六位区划代码';
  return { account, name, office, unit, open };
}

async function add(desk: Desk, wanted: Wanted, terminal: Terminal): Promise<number> {
  if (wanted.open !== undefined) await openCounty(desk, wanted.unit, wanted.open);
  const unit = await unitCalled(desk.db, wanted.unit);
  if (unit === undefined) return refuse(terminal, `没有机构“${wanted.unit}”，或不止一个。处理：写机构路径`);
  const kinds: readonly string[] = OFFICES[wanted.office].at;
  if (!kinds.includes(unit.kind)) {
    const titles = OFFICES[wanted.office].at.map((kind) => UNIT_KINDS[kind]).join('、');
    return refuse(terminal, `${OFFICES[wanted.office].title}只能设在${titles}，不能设在${unit.name}`);
  }
  const taken = await desk.db
    .selectFrom('people')
    .select('id')
    .where('account', '=', wanted.account)
    .executeTakeFirst();
  if (taken !== undefined) return refuse(terminal, `账号 ${wanted.account} 已有人使用。处理：换一个账号`);
  const code = await desk.db.transaction().execute((work) => insert(desk, work, wanted, unit));
  await terminal.out(
    `已新增 ${wanted.name}（${wanted.account}）：${unit.name} · ${OFFICES[wanted.office].title}\n` +
      `一次性登录码：${code.code}\n24 小时内有效，请当面交给本人，不要用聊天软件发送。\n`,
  );
  return 0;
}

async function insert(desk: Desk, work: Work, wanted: Wanted, unit: FoundUnit): Promise<OneTimeCode> {
  const now = desk.clock.now();
  const id = randomUUID();
  const { county } = unit;
  await work
    .insertInto('people')
    .values({ county, id, account: wanted.account, name: wanted.name, created_at: now })
    .execute();
  const holding = { county, id: randomUUID(), person: id, office: wanted.office, unit: unit.id };
  await work
    .insertInto('holdings')
    .values({ ...holding, since: desk.clock.today() })
    .execute();
  const by: Doer = { county };
  const reason = '在服务器上用命令新增';
  await audit(work, by, { action: 'person.create', subjectKind: 'person', subject: id, reason }, now);
  const detail = { office: wanted.office };
  await audit(work, by, { action: 'office.grant', subjectKind: 'person', subject: id, reason, detail }, now);
  return issueOneTimeCode(work, desk, by, id);
}

interface FoundUnit {
  readonly county: string;
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
}

/** By its path, or by a code that only one standing unit has. */
async function unitCalled(db: Database, called: string): Promise<FoundUnit | undefined> {
  const rows = await db
    .selectFrom('units')
    .select(['county', 'id', 'name', 'kind'])
    .where('until', 'is', null)
    .where(called.startsWith('/') ? 'path' : 'code', '=', called)
    .limit(2)
    .execute();
  const [only, another] = rows;
  return only === undefined || another !== undefined ? undefined : { ...only, kind: only.kind as UnitKind }; // as opened
}

/** Three to a line, as wide as the rest of the help. */
function officesInWords(): string {
  const words = EVERY_OFFICE.map((office) => `${office} ${OFFICES[office].title}`);
  const lines = Array.from({ length: Math.ceil(words.length / 3) }, (_, at) =>
    words.slice(at * 3, at * 3 + 3).join('，'),
  );
  return lines.join('，\n                     ');
}
