import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src/app',
  plugins: [react()],
  // The server puts the nonce of each answer in its place; scripts and styles of the page carry it.
  html: { cspNonce: 'RENJI_NONCE' },
  publicDir: false,
  build: {
    target: 'chrome109',
    manifest: true,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // The charts are large, and come only when a chart is asked for.
    chunkSizeWarningLimit: 1200,
  },
  logLevel: 'warn',
});
