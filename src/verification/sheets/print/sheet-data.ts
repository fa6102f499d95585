/** 核对表内容 — what one pupil's sheet is printed from. Texts only: whatever stands in them is printed, never run. */
export interface SheetData {
  readonly name: string;
  /** Cells as this copy shows them: dates with hyphens, numbers in stars on a masked copy. */
  readonly values: Readonly<Record<string, string>>;
  /** Open findings: the cell, and the rule's words. */
  readonly problems: readonly { readonly cell: string; readonly title: string; readonly words: string }[];
  readonly copy: number;
  /** The record's revision when it was printed. */
  readonly version: number;
  readonly code: string;
  /** 核对密码 */
  readonly key: string;
  /** What the QR holds: the address for the guardian's phone, or the bare code. */
  readonly qr: string;
}

/** 一个班级的核对表 — typeset together, with a cover before them where one is wanted. */
export interface ClassSheets {
  readonly campaign: string;
  /** 重点核查: the cells that the campaign lays stress on. */
  readonly stressed: readonly string[];
  /** The last day, as it is read: 2025-04-08. */
  readonly deadline: string;
  readonly bureau: string;
  readonly school: string;
  readonly schoolCode: string;
  readonly grade: string;
  readonly className: string;
  /** 班主任; empty where the county knows none. */
  readonly teacher: string;
  readonly printedAt: string;
  readonly masked: boolean;
  readonly cover: boolean;
  readonly demo: boolean;
  /** 预览: says so across the page, and its code leads nowhere. */
  readonly preview: boolean;
  readonly sheets: readonly SheetData[];
}

/** A text at its place: millimetres from the page's upper left corner to its baseline, and its size in points. */
export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  readonly bold?: boolean;
  readonly grey?: boolean;
}
