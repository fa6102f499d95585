import type { EvidenceType } from '#src/evidence/evidence-item.ts';
import { checkFile } from '#src/evidence/file-checks.ts';
import type { FileUse } from './gathering.ts';

/** 会议材料 are read on a phone: PDF and pictures open everywhere, and carry nothing that acts. */
const INSTEAD: Readonly<Record<string, string>> = {
  docx: '这是 Word 文档。请在 Word 或 WPS 里“另存为 PDF”后上传：手机上打得开，版式也不会变',
  xlsx: '这是 Excel 表格。请“另存为 PDF”后上传：手机上打得开，版式也不会变',
  pptx: '这是演示文稿。请“另存为 PDF”后上传：手机上打得开，版式也不会变',
  'old-office': '这是旧版 Office 或 WPS 文档。请“另存为 PDF”后上传：手机上打得开，版式也不会变',
};

/** May the file be kept as a material or a photograph of a meeting? What it is, or why not and what to do. */
export function checkMaterial(
  use: FileUse,
  bytes: Uint8Array,
  file: { readonly name: string; readonly declared: string },
): { readonly type: EvidenceType } | { readonly refused: string; readonly message: string } {
  const checked = checkFile(bytes, file);
  if ('refused' in checked) return { ...checked, message: INSTEAD[checked.refused] ?? checked.message };
  if (use === 'photo' && checked.type === 'application/pdf') {
    return { refused: 'pdf-photo', message: '照片只收 jpg、png；PDF 请放到“材料”里' };
  }
  return checked;
}
