const MOST_FACTS = 12;
const LONGEST = 60;
/** Told elsewhere. */
const KNOWN = ['recipe', 'recording'];

/** What the machine said of a cycle when it began, as short words; nested values are left out. */
export function factsOf(metadata: Record<string, unknown> | null | undefined): string[] {
  return Object.entries(metadata ?? {})
    .filter(([name, value]) => !KNOWN.includes(name) && isPlain(value))
    .slice(0, MOST_FACTS)
    .map(([name, value]) => `${name.replaceAll('_', ' ')} ${short(String(value))}`);
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value !== '');

const short = (words: string) => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);
