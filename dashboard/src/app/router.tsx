import { createBrowserRouter } from 'react-router';
import { Loading } from '@shared/ui/Loading';
import { Crash, NotFound } from './Fallbacks';
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
          {
            index: true,
            lazy: async () => ({
              Component: (await import('@features/streams/StreamsPage')).StreamsPage,
            }),
          },
          {
            path: 'live',
            lazy: async () => {
              // Where it leads to is needed in a moment.
              void import('@features/live/LivePage');
              return { Component: (await import('@features/streams/RunningPage')).RunningPage };
            },
          },
          {
            path: 'live/:streamId',
            lazy: async () => ({ Component: (await import('@features/live/LivePage')).LivePage }),
          },
          {
            path: 'live/analysis/:cycleId',
            lazy: async () => ({
              Component: (await import('@features/analysis/AnalysisPage')).AnalysisPage,
            }),
          },
          {
            path: 'streams/:streamId/cycles',
            lazy: async () => ({
              Component: (await import('@features/cycles/CyclesPage')).CyclesPage,
            }),
          },
          {
            path: 'streams/:streamId/settings',
            lazy: async () => ({
              Component: (await import('@features/settings/SettingsPage')).SettingsPage,
            }),
          },
          {
            path: 'alerts',
            lazy: async () => ({
              Component: (await import('@features/alerts/AlertsPage')).AlertsPage,
            }),
          },
          {
            path: 'sign-in',
            lazy: async () => ({
              Component: (await import('@features/signin/SignInPage')).SignInPage,
            }),
          },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
]);
