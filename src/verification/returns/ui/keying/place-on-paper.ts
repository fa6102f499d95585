import { GROUP_BOXES } from '../../../sheets/print/page-geometry.ts';
import type { PlaceOnPaper } from '../PaperStage.tsx';

/** A4 in millimetres. */
const PAPER = { width: 210, height: 297 };

/** Where the guardian's writing for this cell stands on the sheet; a page lies a little askew, so it is near and not exact. */
export function placeOnPaper(name: string): PlaceOnPaper | undefined {
  const boxes = GROUP_BOXES.flatMap(({ cells }) => cells).find(({ cell }) => cell.name === name);
  if (boxes === undefined) return undefined;
  const { x, y, width, height } = boxes.blank;
  return { across: (x + width / 2) / PAPER.width, down: (y + height / 2) / PAPER.height };
}
