import type { ComponentType } from 'react';
import { Problem } from '@shared/api/problem';

/** The code of each page, by its path; loaded when it is first opened, or when there is time. */
export const pages = {
  streams: async () => (await import('@features/streams/StreamsPage')).StreamsPage,
  running: async () => {
    // Where it leads to is needed in a moment.
    void pages.live().catch(() => undefined);
    return (await import('@features/streams/RunningPage')).RunningPage;
  },
  live: async () => (await import('@features/live/LivePage')).LivePage,
  analysis: async () => (await import('@features/analysis/AnalysisPage')).AnalysisPage,
  cycles: async () => (await import('@features/cycles/CyclesPage')).CyclesPage,
  settings: async () => (await import('@features/settings/SettingsPage')).SettingsPage,
  alerts: async () => (await import('@features/alerts/AlertsPage')).AlertsPage,
  signIn: async () => (await import('@features/signin/SignInPage')).SignInPage,
} satisfies Record<string, () => Promise<ComponentType>>;

/** For a route: a page whose code cannot be fetched is a gateway that is not reached. */
export const lazily = (load: () => Promise<ComponentType>) => async () => {
  try {
    return { Component: await load() };
  } catch (cause) {
    throw Problem.unreachable(cause);
  }
};

/** The first page and its data come first. */
const CALM_MS = 3_000;

/** Fetches the pages that were not opened yet, so that they open at once, and while the gateway is away. */
export function loadWhenIdle(): void {
  const load = () => Object.values(pages).forEach((page) => void page().catch(() => undefined));
  setTimeout(() => ('requestIdleCallback' in window ? requestIdleCallback(load) : load()), CALM_MS);
}
