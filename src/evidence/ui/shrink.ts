/**
 * 缩小照片 — a phone's camera makes more pixels than a document needs, and a village's line carries few of them: redrawn with at most
 * `longest` pixels on its longer side. What the browser cannot draw is left as it is, for the server to say what it is.
 */
export async function shrunk(file: File, longest: number): Promise<File> {
  if (!file.type.startsWith('image/')) return file;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (picture === undefined) return file;
  try {
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    if (scale === 1 && file.size < SMALL_ENOUGH && KEPT.test(file.type)) return file;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext('2d');
    if (pen === null) return file;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    return drawn === null ? file : new File([drawn], `${stem(file.name)}.jpg`, { type: 'image/jpeg' });
  } finally {
    picture.close();
  }
}

const QUALITY = 0.85;
const SMALL_ENOUGH = 1 << 20;
const KEPT = /^image\/(jpeg|png)$/;

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, '') || '照片';
}
