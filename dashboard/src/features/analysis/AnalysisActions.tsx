import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CycleCurves } from '@shared/api/curves';
import { loadCurves } from '@shared/api/traces';
import type { CycleDetails } from '@shared/api/types';
import { text } from '@shared/text';
import { Icon, type IconName } from '@shared/ui/Icon';
import { csvOf, download } from './csv';

/** As many as the server keeps and gives of a curve: a spreadsheet wants more than a screen. */
const POINTS = 10_000;

/** To the neighbours, onto paper, into a spreadsheet. */
export function AnalysisActions(props: {
  cycle: CycleDetails;
  hasCurves: boolean;
  /** Adds the sensors that never gave a sample: they have a column, too. */
  complete: (curves: CycleCurves) => CycleCurves;
}) {
  const { cycle, hasCurves, complete } = props;
  const save = useMutation({
    mutationFn: async () => {
      const curves = await loadCurves(cycle.cycle_id ?? '', POINTS);
      download(`cycle-${cycle.cycle_number ?? cycle.cycle_id}.csv`, csvOf(complete(curves)));
    },
  });
  return (
    <nav className="row no-print" aria-label={text.analysis.title(cycle.cycle_number)}>
      <Neighbour to={cycle.previous_cycle_id} icon="left" label={text.analysis.previous} />
      <Neighbour to={cycle.next_cycle_id} icon="right" label={text.analysis.next} />
      <button type="button" className="button" onClick={() => print()}>
        <Icon name="print" />
        {text.analysis.print}
      </button>
      <button
        type="button"
        className="button"
        disabled={!hasCurves || save.isPending}
        onClick={() => save.mutate()}
      >
        <Icon name="download" />
        {save.isPending ? text.analysis.csvWorking : text.analysis.csv}
      </button>
      {save.error && (
        <p className="banner warning" role="alert">
          {save.error.message || text.problems.unreachable}
        </p>
      )}
    </nav>
  );
}

function Neighbour(props: { to: string | null | undefined; icon: IconName; label: string }) {
  const content = <Icon name={props.icon} />;
  return props.to ? (
    <Link
      className="button icon"
      to={`/live/analysis/${props.to}`}
      aria-label={props.label}
      title={props.label}
    >
      {content}
    </Link>
  ) : (
    <button type="button" className="button icon" disabled aria-label={props.label}>
      {content}
    </button>
  );
}
