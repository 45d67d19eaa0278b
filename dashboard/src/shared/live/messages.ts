import type { CycleStatus, Sensor, Severity } from '../api/types';
import type { LiveSample } from './store';

/** An alert as the live channel tells it. */
export interface LiveAlert {
  id: string;
  cycle_id?: string;
  cycle_number?: number;
  sensor_id?: string | null;
  sensor_name?: string | null;
  severity: Severity;
  message: string;
  alert_type: string;
  created_at?: string;
  withdrawn?: boolean;
  acknowledged?: boolean;
}

export interface LiveAnalysis {
  cycle_id: string;
  cycle_number?: number;
  health_score: number | null;
  anomaly_flag: boolean;
  severity?: Severity;
  cycle_state?: string;
  provisional?: boolean;
  /** null if there was nothing to compare with. */
  comparison_type?: string | null;
}

interface Envelope<Type extends string, Data> {
  type: Type;
  timestamp: string;
  /** Where to resume after this message. */
  cursor?: string;
  /** It happened while the connection was away. */
  replayed?: boolean;
  data: Data;
}

/** What the server says; types that are not known are passed over. */
export type LiveMessage =
  | Envelope<'connection_established', { stream_id: string; status: string; sensors: Sensor[]; cursor?: string }>
  | Envelope<'state_change', CycleStatus>
  | Envelope<'samples', { sample_count: number; samples: LiveSample[]; original_count?: number }>
  | Envelope<
      'cycle_complete',
      { cycle_id: string; cycle_number?: number; sample_count: number; duration_sec: number }
    >
  | Envelope<'analysis_result', LiveAnalysis>
  | Envelope<'alert', LiveAlert>
  | Envelope<'alert_acknowledged', { id: string }>
  | Envelope<'error', { code: string; detail: string }>
  | Envelope<'pong', unknown>;
