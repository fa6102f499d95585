import { forgeZip } from '../documents/forge-zip.ts';
import type { BadUploads } from './bad-uploads.ts';
import { anObjectStream, aPdf, aStream } from './forge-pdf.ts';
import { pdf } from './upload.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const acting = (catalog: string, ...objects: (string | Buffer)[]) => pdf(aPdf({ catalog, objects }));
const SCRIPT = '<< /S /JavaScript /JS (app.alert(1)) >>';

/** 不收的 PDF */
export const BAD_PDFS: BadUploads = {
  'a PDF with something before it': ['pdf-not-first', () => pdf(Buffer.concat([latin('GIF89b junk\n'), aPdf()]))],
  'a PDF behind a page of the web': [
    'pdf-and-page',
    () => pdf(Buffer.concat([latin('<html><script>1</script>'), aPdf()])),
  ],
  'half a PDF': ['pdf-cut', () => pdf(aPdf({ pages: 3 }).subarray(0, 700))],
  'a PDF with words behind its end': ['pdf-trailing', () => pdf(aPdf({ end: '%%EOF\nand more' }))],
  'a PDF with a script behind its end': ['pdf-and-page', () => pdf(aPdf({ end: '%%EOF\n<script>1</script>' }))],
  'a PDF that is an archive, too': [
    'pdf-and-archive',
    () => pdf(Buffer.concat([aPdf(), forgeZip([{ name: 'a.exe', bytes: 'x' }])])),
  ],
  'a PDF under a password': [
    'pdf-encrypted',
    () => pdf(aPdf({ trailer: '/Encrypt 10 0 R', objects: ['<< /Filter /Standard /V 1 /R 2 >>'] })),
  ],
  'a PDF that runs a script when opened': ['pdf-script', () => acting('/OpenAction 10 0 R', SCRIPT)],
  'a script spelled by numbers': ['pdf-script', () => acting('', '<< /S /J#61va#53cript /JS (1) >>')],
  'a script in a packed stream of objects': ['pdf-script', () => acting('', anObjectStream(20, SCRIPT))],
  'a PDF that starts a program': ['pdf-launch', () => acting('/OpenAction 10 0 R', '<< /S /Launch /F (cmd.exe) >>')],
  'a PDF with a file in it': ['pdf-embedded', () => acting('', aStream(latin('x'), '/Type /EmbeddedFile'))],
  'a PDF that opens a file within': ['pdf-embedded', () => acting('', '<< /S /GoToE /T << /R /C >> >>')],
  'an XFA form': ['pdf-xfa', () => acting('/AcroForm << /XFA 10 0 R >>', aStream(latin('<xdp/>'), ''))],
  'a PDF that opens a site': ['pdf-open-action', () => acting('/OpenAction << /S /URI /URI (http://example.com) >>')],
  'a PDF that opens a site by a reference': [
    'pdf-open-action',
    () => acting('/OpenAction 10 0 R', '<< /Type /Action /S /URI /URI (http://example.com) >>'),
  ],
  'a PDF whose first act cannot be found, with links': [
    'pdf-open-action',
    () => acting('/OpenAction 99 0 R', '<< /S /URI /URI (http://example.com) >>'),
  ],
  'a PDF that sends its form away': ['pdf-form', () => acting('', '<< /S /SubmitForm /F (http://example.com) >>')],
  'a PDF with a film': ['pdf-media', () => acting('', '<< /Type /Annot /Subtype /RichMedia >>')],
  'objects packed twice': [
    'pdf-odd-stream',
    () => acting('', aStream(latin('00'), '/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]')),
  ],
  'a PDF bomb': ['pdf-bomb', () => acting('', aStream(Buffer.alloc(40 << 20, 32), '', true))],
  'many small bombs': [
    'pdf-bomb',
    () => acting('', ...Array.from({ length: 8 }, () => aStream(Buffer.alloc(20 << 20, 32), '', true))),
  ],
  'a PDF with a picture of a hundred million pixels': [
    'pdf-huge-picture',
    () => acting('', aStream(latin('x'), '/Type /XObject /Subtype /Image /Width 10000 /Height 10000')),
  ],
  'a PDF without a page': ['pdf-no-pages', () => pdf(aPdf({ pages: 0 }))],
  'a PDF of 51 pages': ['pdf-many-pages', () => pdf(aPdf({ pages: 51 }))],
  'a PDF whose table leads nowhere': [
    'pdf-broken',
    () => pdf(latin('%PDF-1.4\n1 0 obj\n<< /Type /Nothing >>\nendobj\nstartxref\n9\n%%EOF')),
  ],
};
