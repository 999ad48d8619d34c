// Builds the web: the console page (console, agency portal, log-in) and the small pages of customers.
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstLoad } from './scripts/first-load.ts';
import { pageAddresses } from './scripts/page-addresses.ts';
import { vazirmatn } from './scripts/vazirmatn.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), 'web');
const pages = {
  console: resolve(root, 'console/index.html'),
  tracking: resolve(root, 'public/tracking.html'),
  appointment: resolve(root, 'public/appointment.html'),
  warranty: resolve(root, 'public/warranty.html'),
};

export default defineConfig({
  root,
  publicDir: false,
  plugins: [
    react(),
    vazirmatn(),
    pageAddresses(),
    firstLoad({ console: 230, tracking: 100, appointment: 10, warranty: 100 }),
  ],
  build: {
    outDir: resolve(root, '../dist'),
    emptyOutDir: true,
    target: ['chrome109', 'firefox115', 'safari16'],
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(pages).filter(([, path]) => existsSync(path))),
    },
  },
  server: {
    host: '127.0.0.1',
    port: 7310,
    strictPort: true,
    proxy: { '/api': { target: 'http://127.0.0.1:7300' } },
  },
});
