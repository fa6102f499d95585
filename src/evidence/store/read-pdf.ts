import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type EvidenceRefusal, refusedAs } from '../refusals.ts';
import { scanPdf } from './pdf-scan.ts';
import type { EvidenceReading } from './reading.ts';

/** PDF — kept as it is when nothing in it acts, and when the very library that will show it can open every page. */
export async function readPdf(bytes: Uint8Array): Promise<EvidenceReading | EvidenceRefusal> {
  const found = scanPdf(bytes);
  if (found !== undefined) return refusedAs(found);
  const loading = getDocument({
    data: new Uint8Array(bytes), // it takes what it is given away
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await loading.promise;
    if (pdf.numPages < 1) return refusedAs('pdf-no-pages');
    if (pdf.numPages > MOST_PAGES) return refusedAs('pdf-many-pages');
    for (let page = 1; page <= pdf.numPages; page++) {
      const { width, height } = (await pdf.getPage(page)).getViewport({ scale: 1 });
      if (!(width > 0 && height > 0)) return refusedAs('pdf-broken');
    }
    if (await pdf.hasJSActions()) return refusedAs('pdf-script');
    if (await pdf.getAttachments()) return refusedAs('pdf-embedded');
    return { type: 'application/pdf', bytes, pages: pdf.numPages };
  } catch (error) {
    return refusedAs(error instanceof Error && error.name === 'PasswordException' ? 'pdf-encrypted' : 'pdf-broken');
  } finally {
    await loading.destroy();
  }
}

/** ≤ 50 pages (security 1.I, I7). */
const MOST_PAGES = 50;
