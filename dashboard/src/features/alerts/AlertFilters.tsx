import { text } from '@shared/text';
import { Segments } from '@shared/ui/Segments';
import { MachinePicker } from './MachinePicker';

const STATUSES = [
  { value: 'open', label: text.alerts.open },
  { value: 'acknowledged', label: text.alerts.acknowledged },
] as const;

export function AlertFilters(props: {
  params: URLSearchParams;
  onChange: (changes: Record<string, string | undefined>) => void;
}) {
  const { params, onChange } = props;
  return (
    <form className="row no-print" onSubmit={(event) => event.preventDefault()}>
      <Segments
        label={text.alerts.status}
        value={params.get('status') === 'acknowledged' ? 'acknowledged' : 'open'}
        options={STATUSES}
        onChange={(value) => onChange({ status: value === 'open' ? undefined : value })}
      />
      <label>
        <span className="hidden">{text.common.severity}</span>
        <select
          className="input"
          value={params.get('severity') ?? ''}
          onChange={(event) => onChange({ severity: event.target.value })}
        >
          <option value="">{`${text.common.severity}: ${text.common.all}`}</option>
          {(['critical', 'warning'] as const).map((severity) => (
            <option key={severity} value={severity}>
              {text.severity[severity]}
            </option>
          ))}
        </select>
      </label>
      <MachinePicker
        streamId={params.get('stream') ?? ''}
        onChoose={(stream) => onChange({ stream })}
      />
      {(['from', 'to'] as const).map((edge) => (
        <label key={edge} className="row small">
          <span className="muted">{text.common[edge]}</span>
          <input
            type="date"
            className="input"
            value={params.get(edge) ?? ''}
            onChange={(event) => onChange({ [edge]: event.target.value })}
          />
        </label>
      ))}
    </form>
  );
}
