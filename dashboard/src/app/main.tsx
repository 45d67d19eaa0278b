import '@shared/styles/index.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { prefetchStreams } from '@features/streams/useStreams';
import { followSession } from '@shared/api/followSession';
import { Problem } from '@shared/api/problem';
import { applyTheme, printLight, storedTheme } from '@shared/ui/theme';
import { loadWhenIdle } from './pages';
import { router } from './router';

applyTheme(storedTheme());
printLight();

const MAX_RETRIES = 3;
const ASK_AGAIN_MS = 3_000;
const client = new QueryClient({
  defaultOptions: {
    mutations: { networkMode: 'always' },
    queries: {
      staleTime: 2_000,
      // The gateway may well be reached where the internet is not.
      networkMode: 'always',
      refetchOnReconnect: true,
      // As the pages promise: who does not ask again anyway does while an answer is missing.
      refetchInterval: ({ state: { error } }) =>
        error instanceof Problem && error.passing ? ASK_AGAIN_MS : false,
      retry: (failures, error) =>
        failures < MAX_RETRIES && error instanceof Problem && error.passing,
    },
  },
});

followSession(client);

// The two pages that begin with the list of machines need not wait for their own code.
if (['/', '/live'].includes(location.pathname)) prefetchStreams(client);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
loadWhenIdle();
