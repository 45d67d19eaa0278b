import type { Analysis, CycleDetails } from '@shared/api/types';
import { text } from '@shared/text';
import { adviceFor, type Known } from './advice';

export function CheckFirst(props: {
  analysis: Analysis;
  cycle: CycleDetails;
  sensorOf: (id: string) => Known | undefined;
}) {
  const { analysis, cycle, sensorOf } = props;
  const tips = adviceFor(analysis, sensorOf, cycle);
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
