import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** A PDF opened in this browser; `close` frees what it holds. */
export interface OpenedPdf {
  /** The sizes of its pages; only their proportions matter. */
  readonly pages: readonly { readonly wide: number; readonly high: number }[];
  /** Draws page `at` (from 0) into the canvas, so wide; answers how to stop it. */
  readonly draw: (at: number, into: Canvas, done: () => void) => () => void;
  readonly close: () => void;
}

interface Canvas {
  readonly canvas: HTMLCanvasElement;
  readonly width: number;
  readonly turned: number;
}

/**
 * Opens a PDF with everything off that could run: its bytes were checked by the server, and nothing in it is trusted here either.
 * Rejects when it cannot be opened.
 */
export async function openPdf(url: string): Promise<OpenedPdf> {
  const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  GlobalWorkerOptions.workerSrc = worker;
  const loading = getDocument({
    url,
    isEvalSupported: false,
    enableXfa: false,
    disableAutoFetch: true,
    disableStream: true,
    disableRange: true,
    maxImageSize: 40_000_000,
    CMapReaderFactory: BundledCMaps,
  });
  const pdf = await loading.promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)));
  return {
    pages: pages.map((page) => {
      const { width, height } = page.getViewport({ scale: 1 });
      return { wide: width, high: height };
    }),
    draw: (at, into, done) => drawPage(pages[at], into, done),
    close: () => closed(pdf),
  };
}

function closed(pdf: PDFDocumentProxy): void {
  pdf.destroy();
}

function drawPage(page: PDFPageProxy | undefined, { canvas, width, turned }: Canvas, done: () => void): () => void {
  if (page === undefined) return () => {};
  const rotation = (page.rotate + turned) % 360;
  const sharpness = Math.min(2, window.devicePixelRatio || 1);
  const scale = (width / page.getViewport({ scale: 1, rotation }).width) * sharpness;
  const viewport = page.getViewport({ scale: Math.min(scale, MOST_PIXELS / 1000), rotation });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  const pen = canvas.getContext('2d');
  if (pen === null) return () => {};
  const task = page.render({ canvasContext: pen, viewport, annotationMode: 0 });
  task.promise.then(done, () => {});
  return () => task.cancel();
}

/** A canvas wider than this would not be made by old machines. */
const MOST_PIXELS = 6000;

/** 字符映射: Chinese PDFs that carry no fonts of their own name these tables; they come from our own server, one by one. */
class BundledCMaps {
  async fetch({ name }: { readonly name: string }) {
    const url = CMAPS[`../../../node_modules/pdfjs-dist/cmaps/${name}.bcmap`];
    if (url === undefined) throw new Error(`no table ${name}`);
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`no table ${name}`);
    return { cMapData: new Uint8Array(await answer.arrayBuffer()), compressionType: 1 };
  }
}

const CMAPS = import.meta.glob<string>('../../../node_modules/pdfjs-dist/cmaps/{GB*,UniGB*,Adobe-GB1*}.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
});
