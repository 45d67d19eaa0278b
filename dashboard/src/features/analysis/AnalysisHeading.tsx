import type { Analysis, CycleDetails, CycleState } from '@shared/api/types';
import { text } from '@shared/text';
import { dayLeftOut, duration, moment } from '@shared/time/format';
import { SampleCount } from '@shared/ui/SampleCount';
import { StateBadge, VerdictBadge } from '@shared/ui/Badge';
import { toneOf } from '@shared/verdict/verdict';
import { factsOf } from './facts';
import { judgedBy } from './verdict';

export function AnalysisHeading(props: {
  cycle: CycleDetails;
  analysis: Analysis | undefined;
  device: string;
}) {
  const { cycle, analysis } = props;
  const facts = [
    moment(cycle.start_time),
    duration(lengthOf(cycle, analysis)),
    cycle.recipe && text.common.recipeOf(cycle.recipe),
  ].filter((fact) => fact && fact !== '–');
  const day = dayLeftOut(cycle.start_time);
  const told = factsOf(cycle.metadata);
  return (
    <>
      <div className="row">
        <h1>{`${props.device || text.common.machine} · ${text.common.cycle(cycle.cycle_number)}`}</h1>
        {/* The verdict of an aborted cycle says so itself. */}
        {!(analysis && cycle.state === 'aborted' && toneOf(judgedBy(analysis)) === 'aborted') && (
          <StateBadge state={(cycle.state ?? 'idle') as CycleState} />
        )}
        {analysis && <VerdictBadge judged={judgedBy(analysis)} />}
        {cycle.is_reference && <span className="badge accent plain">{text.common.reference}</span>}
        {analysis && (
          <span
            className={`badge plain ${analysis.provisional ? 'accent' : ''}`}
            title={analysis.provisional ? text.analysis.provisionalHint : undefined}
          >
            {`${analysis.provisional ? text.analysis.provisional : text.analysis.final}, ${text.analysis.revision(analysis.revision ?? 1)}`}
          </span>
        )}
      </div>
      <p className="muted small">
        {/* Who reads it on paper does not know of which day it was. */}
        {day && <span className="only-print">{`${day}, `}</span>}
        {facts.join(' · ')}
        {' · '}
        <SampleCount count={cycle.sample_count} isFinal={cycle.final} words />
      </p>
      {told.length > 0 && <p className="muted small">{told.join(' · ')}</p>}
    </>
  );
}

/** As it was analysed; from start to end if that is not known. */
function lengthOf(cycle: CycleDetails, analysis: Analysis | undefined): number | undefined {
  if (analysis?.duration_sec) return analysis.duration_sec;
  const seconds = (Date.parse(cycle.end_time ?? '') - Date.parse(cycle.start_time ?? '')) / 1000;
  // A cycle whose end nobody knows has no length; it did not last for no time.
  return seconds > 0 ? seconds : undefined;
}
