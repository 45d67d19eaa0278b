import { createBrowserRouter } from 'react-router';
import { Loading } from '@shared/ui/Loading';
import { Crash, NotFound } from './Fallbacks';
import { lazily, pages } from './pages';
import { Shell } from './Shell';

/** Pages are loaded when they are first opened. */
export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <Crash />,
    hydrateFallbackElement: <Loading />,
    children: [
      {
        errorElement: <Crash />,
        children: [
          { index: true, lazy: lazily(pages.streams) },
          { path: 'live', lazy: lazily(pages.running) },
          { path: 'live/:streamId', lazy: lazily(pages.live) },
          { path: 'live/analysis/:cycleId', lazy: lazily(pages.analysis) },
          { path: 'streams/:streamId/cycles', lazy: lazily(pages.cycles) },
          { path: 'streams/:streamId/settings', lazy: lazily(pages.settings) },
          { path: 'alerts', lazy: lazily(pages.alerts) },
          { path: 'sign-in', lazy: lazily(pages.signIn) },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
]);
