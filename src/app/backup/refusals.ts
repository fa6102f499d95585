/** Why a backup cannot be taken or read back, in sentences for whoever runs the server. */
const REFUSALS = {
  'not-a-backup': '这不是人籍的备份文件。处理：核对文件名，不要用压缩包或另存过的文件',
  damaged: '备份文件已损坏或不完整，一条也没有恢复。处理：改用另一份副本或更早的备份',
  'passphrase-needed': '这份备份用口令加密。处理：用 --passphrase-file 给出写有口令的文件',
  'key-file-needed':
    '这份备份用密钥文件加密，不用口令。处理：去掉 --passphrase-file，并把原服务器的密钥文件放到 --key-file 处',
  'wrong-passphrase': '口令不对，或备份文件的开头已损坏。处理：核对口令（大小写、空格）；口令无误则改用另一份副本',
  'wrong-key': '密钥文件与这份备份不符，或备份文件的开头已损坏。处理：换上做备份时的那份密钥文件',
  'newer-program': '这份备份来自更新的程序版本。处理：先升级程序再恢复',
  'other-schema': '这份备份的库表版本与本程序不符。处理：用做备份时的程序版本恢复',
  'not-empty': '数据库里已有数据，没有恢复。处理：换一个空的数据目录或空数据库，以免两份数据混在一起',
  'newer-schema': '数据库虽空，但库表比备份新。处理：换一个从未启动过的数据目录或新建的空数据库，恢复后会自动升级',
  'differs-after': '恢复后的数据与备份记载不一致，已全部撤回。处理：请连同本提示联系技术支持',
  'other-key-file': '密钥文件的位置上已有另一份密钥，没有覆盖。处理：先把它移到别处妥善保管，再恢复',
  'file-exists': '同名文件已存在，没有覆盖。处理：换一个文件名',
  'no-key-file': '没有密钥文件。处理：把做备份时的密钥文件放到 --key-file 处；备份是用口令加密的，用 --passphrase-file',
  'no-passphrase-file': '口令文件读不出来。处理：核对 --passphrase-file 后的路径和读取权限',
  'no-file': '备份文件读不出来。处理：核对路径和读取权限',
  'no-folder': '备份写不到那里。处理：核对文件夹是否存在、可写、磁盘有无空间',
  'short-passphrase': '口令太短，备份文件离开机房后只靠它保护。处理：至少 12 个字符',
} as const;

export type BackupRefusal = keyof typeof REFUSALS;

/** Ends the reading of a backup deep inside; its door makes it a sentence. */
export class BrokenBackup extends Error {
  override readonly name = 'BrokenBackup';
  readonly refused: BackupRefusal;

  constructor(refused: BackupRefusal) {
    super(REFUSALS[refused]);
    this.refused = refused;
  }
}
