import { columnLetters } from '#src/kernel/sheet.ts';

/**
 * 不能当作名单的原因 — one sentence for each, with what to do. The shape is that of every refusal in Renji: a stable
 * code and a sentence, so that a table that is no roster and a file that cannot be read are shown alike.
 */
export interface Refusal {
  readonly refused: string;
  readonly message: string;
}

/** 表内没有表头: nothing among the first rows names the columns. */
export function noHeader(): Refusal {
  return {
    refused: 'no-header',
    message: '没有找到表头：前 30 行里没有一行写着“姓名”等列名，无法知道每列是什么；请保留系统导出的表头行后再核查。',
  };
}

/** 没有姓名列: the columns are named, but none of them is the pupil's name. */
export function noName(headerRow: number): Refusal {
  return {
    refused: 'no-name',
    message: `第 ${headerRow} 行是表头，但没有“姓名”列，无法把问题对应到学生；请补上“姓名”列后再核查。`,
  };
}

/** 列名重复: two columns claim the same field, and nothing tells which one is meant. */
export function repeatedHeading(heading: string, columns: readonly number[]): Refusal {
  return {
    refused: 'repeated-heading',
    message: `列名“${heading}”出现了 ${columns.length} 次（${columns.map(columnLetters).join('、')} 列），无法判断以哪一列为准；请删去或改名多余的列后再核查。`,
  };
}

/** 只有表头: said by whoever has read to the end and met no pupil. */
export function noRows(headerRow: number): Refusal {
  return {
    refused: 'no-rows',
    message: `第 ${headerRow} 行是表头，但下面没有一名学生，没有可核查的内容；请确认导出的名单是否为空，或是否选错了文件。`,
  };
}

/** 学校名单缺列: a list of schools without the column that tells one school from another. */
export function noSchoolCode(): Refusal {
  return {
    refused: 'no-school-code',
    message:
      '学校名单里没有找到“学校标识码”和“学校名称”两列；请使用含这两列表头的学校名单（另可有办学类型、行政区划代码）。',
  };
}

/** 学校名单为空. */
export function noSchools(): Refusal {
  return { refused: 'no-schools', message: '学校名单里没有一所学校；请确认是否选错了文件。' };
}

/** 标识码重复: two rows of the list of schools say different things of one school. */
export function repeatedSchool(code: string, rows: readonly number[]): Refusal {
  return {
    refused: 'repeated-school',
    message: `学校名单里标识码 ${code} 出现在第 ${rows.join('、')} 行，且内容不同；请保留正确的一行后再核查。`,
  };
}
