import type { Refusal } from './table.ts';

/** Every way in which a file cannot be read, in the registrar's words: what is wrong, and what to do. `{}` is the place. */
const SENTENCES = {
  // The file as such
  'not-found': '找不到这个文件，请核对文件名和所在文件夹。',
  'is-directory': '这是一个文件夹，不是文件；请写明文件夹里要检查的那个文件。',
  'not-a-file': '这不是普通文件，请把名册存成文件后再检查。',
  'no-permission': '没有读取这个文件的权限，请复制到自己的文件夹，或请保管人放开权限。',
  'cannot-open': '文件打不开（可能在网络盘、U 盘上断开了，或正被别的程序占用），请复制到本机再试。',
  'empty-file': '文件是空的（0 字节），请从系统重新导出。',
  'no-cells': '文件里没有任何内容，只有空白；请确认导出时选中了学生。',
  'too-slow': '读取超过了时限，已停止；文件可能已损坏或被做过手脚，请从系统重新导出，或按学校拆开后再检查。',
  'too-much-memory': '读取所需内存超过了限度，已停止；请按学校拆成几个小文件，或另存为 CSV 后再检查。',
  'reader-failed': '读取程序中途出错，已停止，没有读入任何内容；文件可能已损坏，请从系统重新导出。',
  'too-large-inside': '表里的内容展开后大得不合情理，已停止读取；请从系统重新导出，不要使用转手过的文件。',

  // Other kinds of file
  'is-pdf': '这是 PDF 文件，不是表格；请从系统导出 Excel 或 CSV 格式的名册。',
  'is-image': '这是图片，不是表格；请提交名册的电子表格，不要提交截图或照片。',
  'is-word': '这是 Word 文档，不是表格；请把其中的表格复制到 Excel，另存为 .xlsx。',
  'is-old-word': '这是 Word 97-2003 文档（.doc），不是表格；请把其中的表格复制到 Excel，另存为 .xlsx。',
  'is-powerpoint': '这是演示文稿（PPT），不是表格；请从系统导出 Excel 格式的名册。',
  'is-old-powerpoint': '这是 97-2003 演示文稿（.ppt），不是表格；请从系统导出 Excel 格式的名册。',
  'is-ods': '这是 OpenDocument 表格（.ods），暂不支持；请用 WPS 或 Excel 打开，另存为 .xlsx。',
  'is-odt': '这是 OpenDocument 文档，不是表格；请把其中的表格复制到 Excel，另存为 .xlsx。',
  'is-xlsb': '这是二进制工作簿（.xlsb），暂不支持；请用 Excel 打开，另存为 .xlsx。',
  'is-zip': '这是 ZIP 压缩包，不是名册；请先解压，再检查里面的名册文件。',
  'is-nested-zip': '这是套着压缩包的压缩包，不予打开；请逐层解压，再检查里面的名册文件。',
  'is-rar': '这是 RAR 压缩包，请先解压，再检查里面的名册文件。',
  'is-7z': '这是 7z 压缩包，请先解压，再检查里面的名册文件。',
  'is-gzip': '这是 gz 压缩文件，请先解压，再检查里面的名册文件。',
  'is-access': '这是 Access 数据库，不是表格；请在 Access 里把表导出为 Excel。',
  'is-dbf': '这是 dBASE 数据库文件（.dbf），请用 WPS 或 Excel 打开，另存为 .xlsx。',
  'is-sqlite': '这是 SQLite 数据库，不是表格；请先导出为 CSV。',
  'is-program': '这是可执行程序，不是表格；来历不明时不要运行它，请联系发件人。',
  'is-rtf': '这是写字板（RTF）文档，不是表格；请把其中的表格复制到 Excel，另存为 .xlsx。',
  'is-mhtml': '这是“单个文件网页”（MHT），请用 Excel 打开，另存为 .xlsx。',
  'is-other-xml': '这是 XML 文件，但不是“XML 电子表格 2003”；请从系统导出 Excel 格式的名册。',
  'is-svg': '这是矢量图（SVG），不是表格；请提交名册的电子表格。',
  'is-json': '这是 JSON 数据，不是表格；请从系统导出 Excel 或 CSV 格式的名册。',
  'is-ole-other': '这是旧版 Office 格式的文件，但里面没有工作簿；请用原来的程序打开，另存为 .xlsx。',
  'not-text': '文件内容不是表格，也不是文字（扩展名可能被改过）；请从系统重新导出名册。',

  // The archive around an .xlsx
  'zip-cut-off': '.xlsx 文件不完整（压缩目录缺失，可能没有下载完），请重新下载或重新导出。',
  'zip-damaged': '.xlsx 文件已损坏（压缩目录读不通），请重新下载或重新导出。',
  'zip-part-damaged': '.xlsx 文件已损坏（部件“{}”解压出错），请重新下载或重新导出。',
  'zip-checksum': '.xlsx 文件已损坏（部件“{}”的校验值不符），请重新下载或重新导出。',
  'zip-encrypted': '这个压缩包加了密码，请解密后另存为不带密码的 .xlsx。',
  'zip-too-many-parts': '.xlsx 文件里的部件多得不合情理，不予打开；请用 Excel 打开后把名册复制到新工作簿。',
  'zip-bomb': '.xlsx 文件的压缩比高得不合情理（“{}”），疑似压缩炸弹，不予打开；请从系统重新导出。',
  'zip-too-large': '.xlsx 文件解压后大得不合情理，不予打开；请按学校拆开导出。',
  'zip-size-lie': '.xlsx 文件部件“{}”的实际大小与目录所记不符，疑似做过手脚，不予读取；请从系统重新导出。',
  'zip-header-lie': '.xlsx 文件部件“{}”的两处登记互相矛盾，疑似做过手脚，不予读取；请从系统重新导出。',
  'zip-overlap': '.xlsx 文件的部件互相重叠，疑似压缩炸弹，不予打开；请从系统重新导出。',
  'zip-bad-name': '.xlsx 文件里有指向别处的部件名，疑似做过手脚，不予打开；请从系统重新导出。',
  'zip-duplicate': '.xlsx 文件里有同名的部件，疑似做过手脚，不予打开；请从系统重新导出。',
  'zip-nested': '.xlsx 文件里套着压缩包，不予打开；请用 Excel 打开后删去嵌入的附件，另存后再检查。',
  'zip-method': '.xlsx 文件部件“{}”用了少见的压缩方法，请用 Excel 打开后另存为 .xlsx。',

  // The workbook inside
  'has-macros': '工作簿含有宏，为安全起见不予读取；请用 Excel 另存为不含宏的 .xlsx。',
  'has-excel4-macros': '工作簿含有 Excel 4.0 宏表，为安全起见不予读取；请把名册复制到新工作簿，另存为 .xlsx。',
  'external-links': '工作簿引用了别的文件，所存的值可能已过时；请“复制—选择性粘贴—数值”后另存，再检查。',
  'has-dde': '表中有会启动外部程序的 DDE 公式（{}），疑似恶意文件，不予读取；请删除该公式或联系发件人。',
  'formula-without-value': '单元格 {} 的公式没有存下计算结果；请用 Excel 或 WPS 打开、保存一次，再检查。',
  'xml-doctype': '工作簿部件里带有 DOCTYPE 或实体定义，疑似恶意文件，不予读取；请从系统重新导出。',
  'xml-cut-off': '{}的内容只有半截（结尾缺失），不能当作完整名册；请重新导出。',
  'xml-malformed': '{}的内容格式不合规范，读不通；请用 Excel 或 WPS 打开后另存为 .xlsx。',
  'xml-encoding': '文件声明的文字编码“{}”无法识别；请用 Excel 或 WPS 打开后另存为 .xlsx。',
  'no-content-types': '.xlsx 文件缺少内容清单（[Content_Types].xml），已损坏；请从系统重新导出。',
  'no-workbook': '.xlsx 文件缺少工作簿主体（workbook.xml），已损坏；请从系统重新导出。',
  'no-root-relations': '.xlsx 文件缺少总关系表（_rels/.rels），已损坏；请从系统重新导出。',
  'no-workbook-relations': '.xlsx 文件缺少工作簿关系表（workbook.xml.rels），已损坏；请从系统重新导出。',
  'no-sheets': '工作簿里没有工作表，请从系统重新导出。',
  'no-sheet-part': '工作表“{}”登记在册，内容却不在文件里，文件已损坏；请从系统重新导出。',
  'no-shared-strings': '.xlsx 文件缺少文字表（sharedStrings.xml），单元格文字已丢失；请从系统重新导出。',
  'no-such-string': '单元格 {} 引用的文字不存在，文件已损坏；请从系统重新导出。',
  'impossible-cell': '单元格位置 {} 超出 Excel 的范围，文件已损坏或被做过手脚；请从系统重新导出。',
  'impossible-dimension': '工作表声明的范围 {} 超出 Excel 的范围，文件已损坏或被做过手脚；请从系统重新导出。',
  'rows-disordered': '工作表的行列次序错乱或重复（{}），文件已损坏或被做过手脚；请从系统重新导出。',
  'far-cell': '单元格 {} 有内容，离名册其余部分太远；请删除该单元格，另存后再检查。',
  'too-many-columns': '{}的列数超过 2000，不像名册；请删除多余的列，另存后再检查。',
  'cell-too-long': '{}的文字超过 32767 个字，超出单元格的限度；请核对该处是否缺了引号或换行。',

  // .xls
  'password-protected': '工作簿设了打开密码；请用 Excel 输入密码打开，取消密码后另存，再检查。',
  'ole-cut-off': '.xls 文件不完整（末尾缺失，可能没有下载完），请重新下载或重新导出。',
  'ole-damaged': '.xls 文件已损坏（内部目录读不通），请重新下载或重新导出。',
  'biff-cut-off': '.xls 工作簿的记录只有半截，不能当作完整名册；请重新下载或重新导出。',
  'biff-damaged': '.xls 工作簿的记录读不通（{}），文件已损坏；请重新下载或重新导出。',
  'biff-5': '这是 Excel 5.0/95 格式的 .xls，太旧而无法读取；请用 Excel 或 WPS 打开，另存为 .xlsx。',
  'biff-2-4': '这是 Excel 2.x–4.0 格式的 .xls，太旧而无法读取；请用 WPS 打开，另存为 .xlsx。',

  // Text, web pages
  'utf16-without-bom': '文本像是没有标记的 UTF-16（“Unicode”）编码；请用记事本打开，另存为 UTF-8。',
  'has-nul': '文本里夹有空字符（NUL），不是正常的名册文本；请从系统重新导出。',
  'utf8-damaged': '第 {} 行附近的 UTF-8 文字已损坏；请从系统重新导出，不要用不同编码反复保存。',
  'gbk-half': '文件末尾只有半个汉字，文件不完整；请重新下载或重新导出。',
  'gbk-damaged': '第 {} 行附近的文字既不是 UTF-8 也不是 GBK/GB18030；请用 Excel 打开后另存为 .xlsx。',
  'utf16-damaged': 'UTF-16（“Unicode”）文本不完整或已损坏；请从系统重新导出，或另存为 UTF-8。',
  'open-quote': '第 {} 行起有一个引号没有配对，后面各行无法分清；请补上或删去该引号。',
  'html-no-table': '这是网页，但里面没有表格（可能是登录页或出错页）；请重新登录系统后导出。',
  'html-cut-off': '网页表格只有半截（缺少结尾），不能当作完整名册；请重新导出。',
} satisfies Record<string, string>;

export type RefusalCode = keyof typeof SENTENCES;

// The keys of a constant table are what its type says they are.
export const REFUSAL_CODES = Object.keys(SENTENCES) as RefusalCode[];

/** The refusal of that code; `place` says where, if its sentence names a place. */
export function refusal(code: RefusalCode, place = ''): Refusal {
  return { refused: code, message: SENTENCES[code].replace('{}', () => place) };
}

/** Thrown deep inside a format, where there is nothing to go on with; the reader process turns it into its refusal. */
export class Unreadable extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, place?: string) {
    super(code);
    this.refusal = refusal(code, place);
  }
}
