import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

// The only script that may compile WebAssembly (platform/http/headers.ts); the program comes from our own server.
prepareZXingModule({ overrides: { locateFile: () => wasm } });

self.onmessage = async ({ data }: MessageEvent<ImageData>) => {
  try {
    const [found] = await readBarcodes(data, { formats: ['QRCode'], maxNumberOfSymbols: 1, tryHarder: true });
    self.postMessage({ code: found?.isValid ? found.text : undefined });
  } catch {
    self.postMessage({ failed: true });
  }
};
