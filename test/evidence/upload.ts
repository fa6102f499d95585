/** A file as a browser sends it. */
export interface Upload {
  readonly name: string;
  readonly declared: string;
  readonly bytes: Buffer;
}

export const jpg = (bytes: Buffer): Upload => ({ name: '照片.jpg', declared: 'image/jpeg', bytes });
export const png = (bytes: Buffer): Upload => ({ name: '截图.png', declared: 'image/png', bytes });
export const pdf = (bytes: Buffer): Upload => ({ name: '扫描件.pdf', declared: 'application/pdf', bytes });
