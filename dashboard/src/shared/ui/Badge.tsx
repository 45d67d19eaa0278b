import { text } from '@shared/text';
import type { CycleState, Severity } from '@shared/api/types';
import { toneOf, wordOf, type Judged } from '@shared/verdict/verdict';

export function StateBadge({ state, paused }: { state: CycleState; paused?: boolean | undefined }) {
  const shown = paused && state === 'active' ? 'paused' : state;
  return <span className={`badge ${shown}`}>{text.states[shown]}</span>;
}

export function SeverityBadge({ severity }: { severity: Severity }) {
  return <span className={`badge ${severity}`}>{text.severity[severity]}</span>;
}

/** What is thought of a cycle, in one or two words. */
export function VerdictBadge({ judged }: { judged: Judged }) {
  return <span className={`badge verdict-${toneOf(judged)}`}>{wordOf(judged)}</span>;
}
