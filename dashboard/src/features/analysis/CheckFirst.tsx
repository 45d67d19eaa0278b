import type { Analysis, CycleDetails } from '@shared/api/types';
import { text } from '@shared/text';
import { adviceFor } from './verdict';

export function CheckFirst(props: {
  analysis: Analysis;
  cycle: CycleDetails;
  nameOf: (id: string) => string;
}) {
  const { analysis, cycle, nameOf } = props;
  const tips = adviceFor(analysis, nameOf, cycle);
  return (
    <section className="card" aria-label={text.analysis.check}>
      <header>
        <h2>{text.analysis.check}</h2>
      </header>
      <ol className={tips.length > 1 ? 'advice' : 'advice lone'}>
        {tips.map(({ words, because, sensorId }) => (
          <li key={sensorId ?? words}>
            <p>{words}</p>
            {because && <p className="muted small">{because}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
