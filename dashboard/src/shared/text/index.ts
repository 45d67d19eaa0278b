import { en, type Texts } from './en';

/** Catalogues by language; a new one is added here and nowhere else. */
const catalogues: Record<string, Texts> = { en };

const language = (globalThis.navigator?.languages ?? [])
  .map((tag) => tag.split('-')[0] ?? '')
  .find((tag) => tag in catalogues);

export const text: Texts = catalogues[language ?? 'en'] ?? en;
