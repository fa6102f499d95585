/** What reads codes out of pictures, in a worker: the page stays quick, and only the worker may run WebAssembly. */
export interface CodeReader {
  /** The code in the picture, if there is one. */
  readonly read: (picture: ImageData) => Promise<string | undefined>;
  readonly close: () => void;
}

export function openCodeReader(): CodeReader {
  const worker = new Worker(new URL('./code.wasm-worker.ts', import.meta.url), { type: 'module' });
  let isClosed = false;
  return {
    read: (picture) =>
      new Promise((resolve, reject) => {
        if (isClosed) return resolve(undefined);
        worker.onmessage = ({ data }: MessageEvent<{ readonly code?: string; readonly failed?: true }>) => {
          if (data.failed) reject(new Error('the reader of codes did not start'));
          else resolve(data.code);
        };
        worker.onerror = () => reject(new Error('the reader of codes did not start'));
        worker.postMessage(picture);
      }),
    close: () => {
      isClosed = true;
      worker.terminate();
    },
  };
}
