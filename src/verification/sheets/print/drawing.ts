import type { Box } from './fit-text.ts';

/** An SVG as large as the page, in millimetres. */
export function drawn(shapes: readonly string[]): string {
  const size = 'width="210mm" height="297mm" viewBox="0 0 210 297"';
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${shapes.join('')}</svg>`;
}

/** A rectangle; no line around it where `stroke` is 0. */
export function rect({ x, y, width, height }: Box, stroke: number, fill = 'none'): string {
  const line = stroke > 0 ? ` stroke="#000" stroke-width="${stroke}"` : '';
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"${line}/>`;
}
