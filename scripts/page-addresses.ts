// In development every address without a file is the console page, as the server answers it when built.
import type { Plugin } from 'vite';

export function pageAddresses(): Plugin {
  return {
    name: 'vafa:page-addresses',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = request.url?.split('?')[0] ?? '/';
        const isPage = request.headers.accept?.includes('text/html') === true && !/\.\w+$/.test(path);
        if (isPage && !path.startsWith('/@') && !path.startsWith('/api')) request.url = '/console/index.html';
        next();
      });
    },
  };
}
