/** The little of pdfmake that is used here: it has no types of its own. */
declare module 'pdfmake' {
  const pdfmake: {
    readonly setFonts: (fonts: Readonly<Record<string, { readonly normal: string; readonly bold: string }>>) => void;
    readonly setUrlAccessPolicy: (mayLoad: (url: string) => boolean) => void;
    readonly setLocalAccessPolicy: (mayRead: (path: string) => boolean) => void;
    readonly createPdf: (definition: object) => { readonly getBuffer: () => Promise<Buffer> };
  };
  export default pdfmake;
}
