import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reader of the PDF finds on each page, without the blanks between. */
export async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, at) => {
    const { items } = await (await document.getPage(at + 1)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    return text.replace(/\s/g, '');
  });
  const texts = await Promise.all(pages);
  await document.destroy();
  return texts;
}
