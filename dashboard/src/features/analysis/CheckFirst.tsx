import type { Analysis } from '@shared/api/types';
import { text } from '@shared/text';
import { adviceFor } from './verdict';

export function CheckFirst({ analysis, nameOf }: { analysis: Analysis; nameOf: (id: string) => string }) {
  return (
    <section className="card" aria-label={text.analysis.check}>
      <header>
        <h2>{text.analysis.check}</h2>
      </header>
      <ol className="advice">
        {adviceFor(analysis, nameOf).map(({ words, because, sensorId }) => (
          <li key={sensorId ?? words}>
            <p>{words}</p>
            {because && <p className="muted small">{because}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
