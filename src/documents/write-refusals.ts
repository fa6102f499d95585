import type { Refusal } from './table.ts';
import { TooManyRows } from './write-xlsx-sheet.ts';
import { ArchiveTooLarge } from './write-zip.ts';

/** 写不出的原因 — what stands in the way of a workbook, and what to do. */
const WRITE_REFUSALS: Readonly<Record<string, string>> = {
  ENOENT: '所在的文件夹不存在，请先建好文件夹',
  ENOTDIR: '所在的位置不是文件夹，请换一个位置',
  EISDIR: '这是一个文件夹，请写出报告的文件名，例如 报告.xlsx',
  EACCES: '没有写入权限，请换一个文件夹',
  EPERM: '没有写入权限，或文件正被其他程序打开，请关闭后再试',
  EBUSY: '文件正被其他程序打开，请关闭后再试',
  EROFS: '磁盘是只读的，请换一个位置',
  ENOSPC: '磁盘空间不足，请清理后再试',
};

const TOO_LONG_FOR_XLS =
  '名单太长，.xls 的一张工作表放不下（最多 65536 行、256 列），没有写出；请改用 .xlsx，或按学校分成几个文件。';

/** What a registrar can do about it; `undefined` for what is our own mistake. */
export function refusalOfWriting(error: unknown, path: string): Refusal | undefined {
  if (error instanceof TooManyRows || error instanceof ArchiveTooLarge) {
    return {
      refused: 'report-too-long',
      message: '名单太长，一张工作表放不下（最多 1048576 行），没有写出报告；请按学校或年级分成几个文件后再生成报告。',
    };
  }
  if (error instanceof RangeError && /for \.xls$/.test(error.message))
    return { refused: 'report-too-long', message: TOO_LONG_FOR_XLS };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = WRITE_REFUSALS[code];
  return reason === undefined ? undefined : { refused: 'cannot-write', message: `无法写入 ${path}：${reason}。` };
}
