import sharp from 'sharp';
import { anObjectStream, aPdf, aStream } from './forge-pdf.ts';
import { aPage, aPhoto } from './pictures.ts';
import { jpg, pdf, png, type Upload } from './upload.ts';

interface GoodUpload {
  readonly make: () => Upload | Promise<Upload>;
  /** What it is afterwards. */
  readonly becomes: {
    readonly type: string;
    readonly width?: number;
    readonly height?: number;
    readonly pages?: number;
  };
}

const JPEG = { type: 'image/jpeg' } as const;
const PNG = { type: 'image/png' } as const;
const PDF = { type: 'application/pdf', pages: 1 } as const;
const turned = (orientation: number) => aPage(1000, 1400).jpeg().withMetadata({ orientation }).toBuffer();

/** 收的材料 — odd, and right. */
export const GOOD_UPLOADS: Readonly<Record<string, GoodUpload>> = {
  'a photograph': { make: async () => jpg(await aPhoto()), becomes: { ...JPEG, width: 1600, height: 2200 } },
  'a photograph lying on its side': {
    make: async () => jpg(await turned(6)),
    becomes: { ...JPEG, width: 1400, height: 1000 },
  },
  'a photograph upside down': {
    make: async () => jpg(await turned(3)),
    becomes: { ...JPEG, width: 1000, height: 1400 },
  },
  'a photograph in several scans': {
    make: async () => jpg(await aPage().jpeg({ progressive: true }).toBuffer()),
    becomes: JPEG,
  },
  'a photograph in grey': { make: async () => jpg(await aPage().greyscale().jpeg().toBuffer()), becomes: JPEG },
  'a scan in the colors of print': {
    make: async () => jpg(await aPage().toColourspace('cmyk').jpeg().toBuffer()),
    becomes: JPEG,
  },
  'a photograph with a film behind it, as phones make them': {
    make: async () => jpg(Buffer.concat([await aPhoto(), Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0', 'latin1')])),
    becomes: JPEG,
  },
  'a photograph with zeros behind it': {
    make: async () => jpg(Buffer.concat([await aPhoto(), Buffer.alloc(512)])),
    becomes: JPEG,
  },
  'a photograph called .JPEG': {
    make: async () => ({ name: 'IMG_1.JPEG', declared: 'image/jpeg', bytes: await aPhoto() }),
    becomes: JPEG,
  },
  'a photograph of which the browser knows no type': {
    make: async () => ({ name: '照片.jpg', declared: 'application/octet-stream', bytes: await aPhoto() }),
    becomes: JPEG,
  },
  'a photograph of more pixels than are kept': {
    make: async () => jpg(await aPage(4200, 5600).jpeg({ quality: 60 }).toBuffer()),
    becomes: { ...JPEG, width: 2700, height: 3600 },
  },
  'a photograph under a dotted name': {
    make: async () => ({ name: '户口簿.第2页.jpg', declared: 'image/pjpeg', bytes: await aPhoto() }),
    becomes: JPEG,
  },
  'a screenshot': { make: async () => png(await aPage(1366, 768).png().toBuffer()), becomes: { ...PNG, width: 1366 } },
  'a screenshot of few colors': {
    make: async () => png(await aPage(1366, 768).png({ palette: true }).toBuffer()),
    becomes: PNG,
  },
  'a drawing one can see through': {
    make: async () => png(await aPage(1200, 1200).ensureAlpha(0.5).png().toBuffer()),
    becomes: PNG,
  },
  'a PNG of sixteen bits': {
    make: async () => png(await aPage(1200, 1200).toColourspace('rgb16').png().toBuffer()),
    becomes: PNG,
  },
  'a photograph kept as PNG': {
    make: async () => {
      const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
      const create = { width: 1000, height: 1000, channels: 3, background: '#fff', noise } as const;
      return png(await sharp({ create }).png().toBuffer());
    },
    becomes: JPEG,
  },
  'a PDF': { make: () => pdf(aPdf()), becomes: PDF },
  'a PDF of fifty pages': { make: () => pdf(aPdf({ pages: 50 })), becomes: { ...PDF, pages: 50 } },
  'a PDF that opens at its first page': {
    make: () => pdf(aPdf({ catalog: '/OpenAction [10 0 R /Fit]', objects: ['<< >>'] })),
    becomes: PDF,
  },
  'a PDF that opens at a place named elsewhere': {
    make: () => pdf(aPdf({ catalog: '/OpenAction 10 0 R', objects: ['<< /S /GoTo /D [2 0 R /Fit] >>'] })),
    becomes: PDF,
  },
  'a PDF with links in it': {
    make: () => pdf(aPdf({ objects: ['<< /S /URI /URI (http://example.com) >>'] })),
    becomes: PDF,
  },
  'a PDF with packed objects': {
    make: () => pdf(aPdf({ objects: [anObjectStream(30, '<< /Type /Nothing >>')] })),
    becomes: PDF,
  },
  'a scan in a PDF': {
    make: async () => {
      const photo = await aPhoto();
      const dictionary = '/Type /XObject /Subtype /Image /Width 1600 /Height 2200 /Filter /DCTDecode';
      return pdf(aPdf({ objects: [aStream(photo, dictionary)] }));
    },
    becomes: PDF,
  },
  'a PDF with zeros behind its end': { make: () => pdf(aPdf({ end: '%%EOF\n\0\0\0\0' })), becomes: PDF },
};
