import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.layer.css';
import 'virtual:vazirmatn.css';
import '../kit/ground.css';
import { Kit } from '../kit/Kit.tsx';
import { queryClient } from '../lib/ask.ts';
import { watchForSignOut } from '../lib/session.ts';
import { router } from './router.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
watchForSignOut();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Kit>
        <RouterProvider router={router} />
      </Kit>
    </QueryClientProvider>
  </StrictMode>,
);
