/** 水印 — in slanting lines over what was drawn; faint enough to read through, too many to crop away. */
export function drawWatermark(canvas: HTMLCanvasElement, text: string): void {
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  const { width, height } = canvas;
  const size = Math.max(14, Math.round(width / 44));
  pen.save();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.globalAlpha = 0.2;
  pen.fillStyle = '#1c2430';
  pen.font = `${size}px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`;
  pen.rotate(-Math.PI / 7);
  const step = pen.measureText(text).width + size * 4;
  for (let y = -height; y < height * 2; y += size * 9) {
    for (let x = -width - ((y / size) % 5) * size * 3; x < width * 2; x += step) pen.fillText(text, x, y);
  }
  pen.restore();
}
