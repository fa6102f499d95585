/** One child of an admission roll as it was pasted. */
export interface PastedLine {
  readonly name: string;
  readonly number: string;
  readonly className?: string;
}

const HEADINGS = /姓名/;

/**
 * 粘贴的名册 — one child a line, copied out of a spreadsheet or typed: 姓名, 学籍号 or identity number, 班级, parted by tabs, commas or
 * spaces. A heading and empty lines are passed over.
 */
export function rollLines(text: string): readonly PastedLine[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !HEADINGS.test(line))
    .map((line) => {
      const [name = '', number = '', className = ''] = partsOf(line);
      return { name, number: number.replace(/\s/g, ''), ...(className === '' ? {} : { className }) };
    });
}

function partsOf(line: string): readonly string[] {
  const mark = ['\t', '，', ','].find((each) => line.includes(each));
  return (mark === undefined ? line.split(/\s+/) : line.split(mark)).map((part) => part.trim());
}
