import { el } from '#src/web/light/element.ts';

/** 签名框 */
export interface SignPad {
  readonly element: HTMLElement;
  readonly isBlank: () => boolean;
  readonly clear: () => void;
  /** A PNG, in base 64. */
  readonly picture: () => string;
}

const [WIDTH, HEIGHT] = [600, 280];
/** A dot is no signature. */
const SHORTEST = 120;
const LARGEST = 40 * 1024;

/** Written with a finger: by pointer events, and in older browsers by touches. */
export function signPad(): SignPad {
  const canvas = el('canvas', {
    class: 'g-pad',
    width: WIDTH,
    height: HEIGHT,
    role: 'img',
    'aria-label': '手写签名框',
  });
  const brush = canvas.getContext('2d');
  let last: { readonly x: number; readonly y: number } | undefined;
  let length = 0;
  const clear = () => {
    length = 0;
    last = undefined;
    if (brush === null) return;
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, WIDTH, HEIGHT);
    brush.strokeStyle = '#111';
    brush.lineWidth = 6;
    brush.lineCap = 'round';
  };
  const at = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) => {
    const box = canvas.getBoundingClientRect();
    return { x: ((clientX - box.left) * WIDTH) / box.width, y: ((clientY - box.top) * HEIGHT) / box.height };
  };
  const move = (to: { readonly x: number; readonly y: number }) => {
    if (last === undefined || brush === null) return;
    brush.beginPath();
    brush.moveTo(last.x, last.y);
    brush.lineTo(to.x, to.y);
    brush.stroke();
    length += Math.hypot(to.x - last.x, to.y - last.y);
    last = to;
  };
  const end = () => {
    last = undefined;
  };
  if ('PointerEvent' in window) {
    canvas.addEventListener('pointerdown', (event) => {
      canvas.setPointerCapture(event.pointerId);
      last = at(event);
    });
    canvas.addEventListener('pointermove', (event) => move(at(event)));
    for (const name of ['pointerup', 'pointercancel']) canvas.addEventListener(name, end);
  }
  // Without this the page scrolls under the finger in browsers that do not know `touch-action`.
  canvas.addEventListener('touchstart', (event) => touched(event, (touch) => (last = at(touch))), { passive: false });
  canvas.addEventListener('touchmove', (event) => touched(event, (touch) => move(at(touch))), { passive: false });
  canvas.addEventListener('touchend', end);
  clear();
  return { element: canvas, isBlank: () => length < SHORTEST, clear, picture: () => pictureOf(canvas) };
}

function touched(event: TouchEvent, then: (touch: Touch) => void): void {
  event.preventDefault();
  const [touch] = event.touches;
  if (touch !== undefined && !('PointerEvent' in window)) then(touch);
}

/** Smaller and smaller, until it goes over the line. */
function pictureOf(canvas: HTMLCanvasElement): string {
  for (let scale = 1; ; scale /= 2) {
    const small = el('canvas', { width: WIDTH * scale, height: HEIGHT * scale });
    small.getContext('2d')?.drawImage(canvas, 0, 0, WIDTH * scale, HEIGHT * scale);
    const [, base64 = ''] = small.toDataURL('image/png').split(',');
    if (base64.length * 0.75 <= LARGEST || scale < 0.3) return base64;
  }
}
