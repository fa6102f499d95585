/** 不收的原因 — why a file cannot be taken as evidence: what it is, and what to do instead. */
export const REFUSALS = {
  empty: '这个文件是空的（0 字节），请重新拍照或扫描后上传',
  'too-large': '文件超过 5 MB，请用手机扫码上传（会自动缩小），或调低扫描分辨率后再传',
  'no-extension': '文件名没有扩展名，请存为 .jpg、.png 或 .pdf 后再传',
  'wrong-extension': '文件名的扩展名与内容不符（改名不能换格式），请用原来的程序另存为 jpg、png 或 pdf',
  'wrong-declared': '浏览器报告的文件类型与内容不符，请重新选择原文件上传',
  // What it is instead.
  gif: '这是 GIF 图片，不收；请截图或另存为 PNG',
  webp: '这是 WebP 图片，不收；请另存为 JPG 或 PNG',
  heic: '这是苹果手机的 HEIC 照片，电脑上不能直接用；请改用手机扫码上传，或在手机“设置—相机—格式”里选“兼容性最佳”后重拍',
  avif: '这是 AVIF 图片，不收；请另存为 JPG 或 PNG',
  tiff: '这是 TIFF 扫描件，不收；请在扫描软件里改存为 PDF 或 JPG',
  bmp: '这是 BMP 位图，不收；请用画图程序另存为 PNG',
  svg: '这是 SVG 矢量图，可能带有程序，不收；请截图后上传',
  psd: '这是 Photoshop 文件，佐证材料应是原件的照片或扫描件，不收',
  jp2: '这是 JPEG 2000 图片，不收；请另存为 JPG',
  icon: '这是图标文件，不是材料的照片',
  docx: '这是 Word 文档，可以随意改动，不能作佐证；请打印盖章后拍照，或另存为 PDF',
  xlsx: '这是 Excel 表格，可以随意改动，不能作佐证；请打印盖章后拍照，或另存为 PDF',
  pptx: '这是演示文稿，不能作佐证；请打印后拍照，或另存为 PDF',
  ofd: '这是 OFD 版式文件，请在阅读器里另存为 PDF 后上传',
  zip: '这是压缩包，请解压后逐个上传里面的照片',
  'old-office': '这是旧版 Office 或 WPS 文档，不能作佐证；请打印盖章后拍照，或另存为 PDF',
  rar: '这是 RAR 压缩包，请解压后逐个上传里面的照片',
  '7z': '这是 7z 压缩包，请解压后逐个上传里面的照片',
  gzip: '这是 gzip 压缩文件，请解压后逐个上传里面的照片',
  program: '这是 Windows 程序，不是材料。若不知道它从哪里来，请不要打开，并告知县系统管理员',
  elf: '这是 Linux 程序，不是材料',
  video: '这是视频，请截取清晰的一帧或另拍照片上传',
  audio: '这是录音，不能作佐证材料上传',
  html: '这是网页文件，请把网页打印成 PDF，或截图上传',
  xml: '这是 XML 文件，不是材料的照片',
  rtf: '这是写字板文档，可以随意改动，不能作佐证；请打印盖章后拍照',
  postscript: '这是 PostScript 文件，请另存为 PDF',
  caj: '这是 CAJ 文件，请另存为 PDF',
  mail: '这是邮件文件，请把附件另存后上传',
  text: '这是纯文本，不能作佐证；请上传原件的照片或扫描件',
  unknown: '认不出这是什么文件；只收 jpg、png 照片和 pdf',
  // Images.
  'jpeg-cut': '照片不完整（后半截没有传到或没有存好），请重新拍照或重新拷贝',
  'jpeg-broken': '照片的结构已损坏，打不开，请重新拍照',
  'png-cut': 'PNG 图片不完整（没有结尾），请重新截图或另存',
  'png-broken': 'PNG 图片的结构已损坏，打不开，请重新截图或另存',
  animated: '这是会动的 PNG，请截取其中一幅上传',
  'too-many-pixels': '图片超过 4000 万像素，请缩小后上传',
  'too-few-pixels': '图片太小（短边不足 200 像素），看不清内容，请上传原图而不是缩略图',
  undecodable: '图片数据有错，不能完整显示，请重新拍照或扫描',
  'image-and-archive': '图片后面夹带了压缩包，不收；请用原照片，不要用“图种”',
  'image-and-pdf': '图片里夹带了 PDF，不收；请分开上传',
  'image-and-page': '图片里夹带了网页程序，不收；请重新拍照',
  'image-and-program': '图片后面夹带了程序，不收；请重新拍照，并告知县系统管理员',
  // PDF.
  'pdf-not-first': 'PDF 前面夹带了别的内容，不收；请用原程序重新导出 PDF',
  'pdf-cut': 'PDF 不完整（没有结尾），请重新导出或重新拷贝',
  'pdf-trailing': 'PDF 后面夹带了别的内容，不收；请用原程序重新导出 PDF',
  'pdf-and-archive': 'PDF 里夹带了压缩包，不收；请用原程序重新导出 PDF',
  'pdf-and-page': 'PDF 里夹带了网页程序，不收；请用原程序重新导出 PDF',
  'pdf-encrypted': 'PDF 加了密码或限制了权限，请去掉密码后重新导出',
  'pdf-script': 'PDF 里带有程序（JavaScript），不收；请打印成不带程序的 PDF',
  'pdf-launch': 'PDF 打开时会启动别的程序，不收；请用“打印到 PDF”重新生成',
  'pdf-embedded': 'PDF 里带有附件，不收；请把附件分开上传',
  'pdf-xfa': '这是可填写的 XFA 表单，请填好后打印成 PDF 再上传',
  'pdf-open-action': 'PDF 打开时会自动跳转到网址或执行动作，不收；请用“打印到 PDF”重新生成',
  'pdf-form': 'PDF 里的表单会把内容发往别处，不收；请打印成 PDF 再上传',
  'pdf-media': 'PDF 里带有视频、声音或三维内容，不收；请打印成 PDF 再上传',
  'pdf-odd-stream': 'PDF 用了少见的压缩方式，无法检查，请用“打印到 PDF”重新生成',
  'pdf-bomb': 'PDF 解压后异常巨大，不收；请用“打印到 PDF”重新生成',
  'pdf-huge-picture': 'PDF 里有超过 4000 万像素的图片，请调低扫描分辨率后重新生成',
  'pdf-no-pages': 'PDF 里一页也没有，请重新导出',
  'pdf-many-pages': 'PDF 超过 50 页，请只留与本业务有关的页',
  'pdf-broken': 'PDF 已损坏，打不开，请重新导出',
  // The check itself.
  'too-slow': '检查这个文件用时过长，请另存或重新拍照后再传',
  'too-much-memory': '检查这个文件占用内存过多，请缩小后再传',
  'reader-failed': '检查这个文件时出错，请另存或重新拍照后再传；仍不行请告知县系统管理员',
} as const;

export type EvidenceRefusalCode = keyof typeof REFUSALS;

/** A file that is not taken, as a value. */
export interface EvidenceRefusal {
  readonly refused: EvidenceRefusalCode;
  readonly message: string;
}

export function refusedAs(code: EvidenceRefusalCode): EvidenceRefusal {
  return { refused: code, message: REFUSALS[code] };
}
