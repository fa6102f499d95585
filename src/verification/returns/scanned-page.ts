/** 扫描页 — what was found on one page of a scanned pile. */
export interface ScannedPage {
  /** Counted from 1 within its file. */
  readonly page: number;
  /** As the QR holds it; `undefined` where none could be read. */
  readonly code: string | undefined;
  /** By how many degrees, clockwise, the page was turned to stand upright. */
  readonly turned: Turn;
  readonly width: number;
  readonly height: number;
}

export type Turn = 0 | 90 | 180 | 270;

/** Pages so and so of one file; counted from 1, both included. */
export interface PageRange {
  readonly from: number;
  readonly to: number;
}

/** 不收的原因 — why a file as a whole is not read. */
export const SCAN_REFUSALS = {
  'not-a-scan': '这不是扫描件或照片。请上传 PDF、JPG 或 PNG。',
  'too-many-pages': '一份文件最多 500 页，请分成几份上传。',
  'cannot-be-read': '文件打不开，可能没有传完或已损坏。请重新扫描后上传。',
  'too-slow': '这份文件识别得太慢，已停止。请用 150～300 dpi、灰度扫描后再传。',
  'too-much-memory': '这份文件太大，已停止识别。请用 150～300 dpi、灰度扫描后再传。',
} as const;

export type ScanRefusal = keyof typeof SCAN_REFUSALS;

/** A class has some fifty pupils, a pile of the largest school ten classes. */
export const MOST_PAGES = 500;
