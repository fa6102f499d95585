import type { Upload } from './upload.ts';

/** As a browser sends a form: the words first, then the file. */
export function aForm(words: Readonly<Record<string, string>>, file?: Upload) {
  const parts = Object.entries(words).map(
    ([name, text]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  );
  const head = file && [
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\n`,
    `content-type: ${file.declared}\r\n\r\n`,
  ];
  const pieces = [...parts, ...(file && head ? [...head, file.bytes, '\r\n'] : []), `--${BOUNDARY}--\r\n`];
  return {
    payload: Buffer.concat(pieces.map((piece) => Buffer.from(piece))),
    type: `multipart/form-data; boundary=${BOUNDARY}`,
  };
}

const BOUNDARY = 'a-boundary-of-evidence';
