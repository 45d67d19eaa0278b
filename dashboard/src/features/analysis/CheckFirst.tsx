import type { Analysis, CycleDetails } from '@shared/api/types';
import { text } from '@shared/text';
import { adviceFor } from './verdict';

export function CheckFirst(props: {
  analysis: Analysis;
  cycle: CycleDetails;
  nameOf: (id: string) => string;
}) {
  const { analysis, cycle, nameOf } = props;
  return (
    <section className="card" aria-label={text.analysis.check}>
      <header>
        <h2>{text.analysis.check}</h2>
      </header>
      <ol className="advice">
        {adviceFor(analysis, nameOf, cycle.end_reason).map(({ words, because, sensorId }) => (
          <li key={sensorId ?? words}>
            <p>{words}</p>
            {because && <p className="muted small">{because}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
