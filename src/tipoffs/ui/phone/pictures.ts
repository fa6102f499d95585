import { button, el, status } from '#src/web/light/element.ts';

/** 照片 that go along: drawn anew, so that neither place nor phone nor hour is left in them. */
export interface Pictures {
  readonly element: HTMLElement;
  readonly chosen: () => readonly Uint8Array[];
}

const MOST_PICTURES = 4;
const MOST_SIDE = 1600;
const QUALITY = 0.7;

export function pictureField(): Pictures {
  const drawn: Uint8Array[] = [];
  const list = el('div', {});
  const said = status();
  const input = el('input', { type: 'file', id: 'pictures', accept: 'image/*', multiple: true });
  const draw = () => {
    list.textContent = '';
    for (const [at, bytes] of drawn.entries()) {
      list.append(
        el('p', { class: 'g-quiet' }, `第 ${at + 1} 张，${Math.ceil(bytes.length / 1024)} kB，已去掉拍摄信息`),
        button(
          '去掉这一张',
          () => {
            drawn.splice(at, 1);
            draw();
          },
          'other',
        ),
      );
    }
  };
  input.addEventListener('change', async () => {
    said.textContent = '';
    for (const file of input.files ?? []) {
      if (drawn.length >= MOST_PICTURES) {
        said.textContent = `最多 ${MOST_PICTURES} 张`;
        break;
      }
      const bytes = await drawnAnew(file);
      if (bytes === undefined) said.textContent = '有一张打不开，请换成照片或截图';
      else drawn.push(bytes);
    }
    input.value = '';
    draw();
  });
  const element = el(
    'div',
    {},
    el('label', { for: 'pictures' }, '照片、截图（可以没有，最多 4 张）'),
    input,
    el('p', { class: 'g-quiet' }, '照片会重新画一遍，去掉拍摄的地点、时间、手机型号。画面里能认出您的，请先遮住。'),
    said,
    list,
  );
  return { element, chosen: () => drawn };
}

async function drawnAnew(file: File): Promise<Uint8Array | undefined> {
  const url = URL.createObjectURL(file);
  try {
    const picture = await loaded(url);
    const scale = Math.min(1, MOST_SIDE / Math.max(picture.naturalWidth, picture.naturalHeight));
    const canvas = el('canvas', {
      width: Math.max(1, Math.round(picture.naturalWidth * scale)),
      height: Math.max(1, Math.round(picture.naturalHeight * scale)),
    });
    const brush = canvas.getContext('2d');
    if (brush === null) return undefined;
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', QUALITY);
    });
    return blob === null ? undefined : new Uint8Array(await blob.arrayBuffer());
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function loaded(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = new Image();
    picture.addEventListener('load', () => resolve(picture));
    picture.addEventListener('error', () => reject(new Error('no picture')));
    picture.src = url;
  });
}
