import { useSyncExternalStore } from 'react';

/** The page's colours in a form that a canvas can paint with. */
export interface Colours {
  curve: string;
  reference: string;
  referenceSoft: string;
  band: string;
  /** The same where nothing lies behind it. */
  bandSolid: string;
  grid: string;
  muted: string;
  text: string;
  warning: string;
  critical: string;
  warningSoft: string;
  surface: string;
}

const NAMES: Record<keyof Colours, string> = {
  curve: '--curve',
  reference: '--reference',
  referenceSoft: '--reference-soft',
  band: '--band',
  bandSolid: '--band-solid',
  grid: '--grid',
  muted: '--muted',
  text: '--text',
  warning: '--warning-mark',
  critical: '--critical-mark',
  warningSoft: '--warning-soft',
  surface: '--surface',
};

/** Colours for curves laid over each other, apart for most colour-blind people, too. */
export const SERIES = ['#3b8ee0', '#e0842c', '#2fa67c', '#c55aa8', '#8d7be0', '#c9a21f', '#d9534f', '#4fb3c9'];

export function seriesColour(index: number): string {
  return SERIES[index % SERIES.length] ?? '#888';
}

let current: Colours | undefined;
const listeners = new Set<() => void>();

function read(): Colours {
  // Only as the colour of an element is a light-dark() pair resolved.
  const probe = document.createElement('span');
  document.body.append(probe);
  const colours = {} as Colours;
  for (const key of Object.keys(NAMES) as (keyof Colours)[]) {
    probe.style.color = `var(${NAMES[key]})`;
    colours[key] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours;
}

function changed(): void {
  current = undefined;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener('vertac-theme', changed);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useColours(): Colours {
  return useSyncExternalStore(subscribe, () => (current ??= read()));
}
