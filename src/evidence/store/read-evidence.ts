import type { ReadEvidence } from './reading.ts';

/** Reads one file here and now. What is in it may be hostile: the server has it done apart, see `read-apart.ts`. */
export const readEvidence: ReadEvidence = async (bytes, type) => {
  if (type === 'application/pdf') return (await import('./read-pdf.ts')).readPdf(bytes);
  return (await import('./read-image.ts')).readImage(bytes, type);
};
