import { CRITICAL_BELOW, WARNING_BELOW } from '@shared/verdict/verdict';

/** Below these healths a cycle is a warning, or critical. */
export interface HealthLimits {
  warning: number;
  critical: number;
}

/** What was chosen for the machine, or what holds where nothing was. */
export function limitsOf(
  settings: { warning_health?: number; critical_health?: number } | undefined,
): HealthLimits {
  const critical = settings?.critical_health ?? CRITICAL_BELOW;
  return { warning: Math.max(settings?.warning_health ?? WARNING_BELOW, critical), critical };
}
