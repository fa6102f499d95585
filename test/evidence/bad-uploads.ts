import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import type { EvidenceRefusalCode } from '#src/evidence/refusals.ts';
import { forgeZip } from '../documents/forge-zip.ts';
import { aPage, aPhoto } from './pictures.ts';
import { jpg, png, type Upload } from './upload.ts';

export type BadUploads = Readonly<
  Record<string, readonly [refused: EvidenceRefusalCode, make: () => Upload | Promise<Upload>]>
>;

const latin = (text: string) => Buffer.from(text, 'latin1');
const photo = () => aPhoto(800, 1000);
const screenshot = () => aPage(800, 1000).png().toBuffer();
const after = async (text: string) => jpg(Buffer.concat([await photo(), latin(text)]));
const zipOf = (...names: string[]) => forgeZip(names.map((name) => ({ name, bytes: '内容' })));
const as = (name: string, declared: string, bytes: Buffer): Upload => ({ name, declared, bytes });

/** 不收的图片和别的文件 */
export const BAD_IMAGES: BadUploads = {
  'a file of no bytes': ['empty', () => jpg(Buffer.alloc(0))],
  'a photograph of 6 MB': ['too-large', async () => jpg(Buffer.concat([await photo(), Buffer.alloc(6 << 20)]))],
  'a file without an extension': ['no-extension', async () => as('照片', 'image/jpeg', await photo())],
  'a photograph called .png': ['wrong-extension', async () => as('照片.png', 'image/jpeg', await photo())],
  'a screenshot called .jpg': ['wrong-extension', async () => as('截图.jpg', 'image/png', await screenshot())],
  'a photograph that claims to be a PDF': [
    'wrong-declared',
    async () => as('照片.jpg', 'application/pdf', await photo()),
  ],
  'a GIF': ['gif', async () => jpg(await aPage(400, 400).gif().toBuffer())],
  'a WebP': ['webp', async () => jpg(await aPage(400, 400).webp().toBuffer())],
  'an iPhone photograph': [
    'heic',
    () => as('IMG_0001.HEIC', 'image/heic', latin('\0\0\0\x18ftypheic\0\0\0\0mif1heic')),
  ],
  'an AVIF': ['avif', async () => jpg(await aPage(300, 300).avif().toBuffer())],
  'a TIFF of a scanner': ['tiff', async () => as('扫描.tif', 'image/tiff', await aPage(400, 400).tiff().toBuffer())],
  'a BMP': ['bmp', () => as('图.bmp', 'image/bmp', latin(`BM\x36\x10\0\0\0\0\0\0\x36\0\0\0${'\0'.repeat(200)}`))],
  'an SVG with a script in it': [
    'svg',
    () => png(latin('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')),
  ],
  'a Photoshop file': ['psd', () => jpg(latin('8BPS\0\x01\0\0\0\0\0\0\0\x03'))],
  'a JPEG 2000': ['jp2', () => jpg(latin('\0\0\0\x0cjP  \r\n\x87\n'))],
  'an icon': ['icon', () => png(latin('\0\0\x01\0\x01\0\x10\x10'))],
  'a Word document called .pdf': ['docx', () => as('证明.pdf', 'application/pdf', zipOf('word/document.xml'))],
  'an Excel workbook': ['xlsx', () => as('名单.xlsx', '', zipOf('xl/workbook.xml'))],
  slides: ['pptx', () => as('介绍.pptx', '', zipOf('ppt/presentation.xml'))],
  'an OFD document': ['ofd', () => as('发票.ofd', '', zipOf('OFD.xml'))],
  'an archive of photographs': ['zip', () => as('照片.zip', 'application/zip', zipOf('1.jpg', '2.jpg'))],
  'a document of the old Word': [
    'old-office',
    () => as('证明.doc', 'application/msword', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')),
  ],
  'a RAR archive': ['rar', () => as('照片.rar', '', latin('Rar!\x1a\x07\0'))],
  'a 7z archive': ['7z', () => as('照片.7z', '', latin('7z\xbc\xaf\x27\x1c\0\x04'))],
  'a gzip bomb': ['gzip', () => as('照片.jpg', 'image/jpeg', gzipSync(Buffer.alloc(30 << 20)))],
  'a program called .jpg': ['program', () => jpg(latin(`MZ\x90\0${'\0'.repeat(60)}`))],
  'a program for Linux': ['elf', () => png(latin('\x7fELF\x02\x01\x01'))],
  'a video': ['video', () => as('录像.mp4', 'video/mp4', latin('\0\0\0\x18ftypisom\0\0\x02\0'))],
  'a voice message': ['audio', () => as('语音.amr', 'audio/amr', latin('#!AMR\n'))],
  'a page of the web': ['html', () => as('证明.jpg', 'image/jpeg', latin('<!DOCTYPE html><html><body>'))],
  'an XML file': ['xml', () => png(latin('<?xml version="1.0"?><data/>'))],
  'a WordPad document': ['rtf', () => as('证明.rtf', '', latin('{\\rtf1\\ansi'))],
  PostScript: ['postscript', () => as('图.ps', '', latin('%!PS-Adobe-3.0'))],
  'a CAJ paper': ['caj', () => as('论文.caj', '', latin('CAJ\0\0\x01'))],
  'a mail': ['mail', () => as('信.eml', '', latin('MIME-Version: 1.0\nFrom: a'))],
  'plain text': ['text', () => as('说明.txt', 'text/plain', Buffer.from('情况属实'))],
  noise: ['unknown', () => jpg(Buffer.from([1, 2, 3, 0, 255, 254]))],
  'half a photograph': ['jpeg-cut', async () => jpg((await photo()).subarray(0, 30_000))],
  'a photograph without its last byte': ['jpeg-cut', async () => jpg((await photo()).subarray(0, -1))],
  'a photograph with a broken head': [
    'jpeg-broken',
    async () => {
      const bytes = await photo();
      return jpg(Buffer.concat([bytes.subarray(0, 20), latin('xx'), bytes.subarray(20)]));
    },
  ],
  'half a screenshot': ['png-cut', async () => png((await screenshot()).subarray(0, 5000))],
  'a screenshot without pixels': [
    'png-broken',
    async () => {
      const bytes = await screenshot();
      return png(Buffer.concat([bytes.subarray(0, 33), bytes.subarray(-12)]));
    },
  ],
  'a screenshot whose pixels were altered': [
    'undecodable',
    async () => {
      const bytes = Buffer.from(await screenshot());
      bytes.fill(0x55, bytes.indexOf('IDAT') + 40, bytes.indexOf('IDAT') + 400);
      return png(bytes);
    },
  ],
  'a picture that moves': [
    'animated',
    async () => {
      const bytes = await screenshot();
      const control = Buffer.concat([latin('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0'), Buffer.alloc(4)]);
      return png(Buffer.concat([bytes.subarray(0, 33), control, bytes.subarray(33)]));
    },
  ],
  'a bomb of 12,000 by 12,000 pixels': [
    'too-many-pixels',
    async () =>
      png(
        await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
      ),
  ],
  'a photograph whose head lies about its size': [
    'too-many-pixels',
    async () => {
      const bytes = Buffer.from(await photo());
      const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
      bytes.writeUInt16BE(65_000, frame + 5);
      bytes.writeUInt16BE(65_000, frame + 7);
      return jpg(bytes);
    },
  ],
  'a thumbnail': ['too-few-pixels', async () => jpg(await aPhoto(160, 120))],
  'a photograph with an archive behind it': [
    'image-and-archive',
    async () => jpg(Buffer.concat([await photo(), zipOf('a.exe')])),
  ],
  'a photograph with a RAR behind it': ['image-and-archive', () => after('Rar!\x1a\x07\x01\0')],
  'a photograph with a PDF behind it': ['image-and-pdf', () => after('%PDF-1.4\n1 0 obj')],
  'a photograph with a script in its comment': [
    'image-and-page',
    async () => {
      const bytes = await photo();
      const words = latin('<script>alert(1)</script>');
      const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, words.length + 2]), words]);
      return jpg(Buffer.concat([bytes.subarray(0, 2), comment, bytes.subarray(2)]));
    },
  ],
  'a photograph with a program behind it': ['image-and-program', () => after(`MZ\x90\0${'\0'.repeat(64)}`)],
};
