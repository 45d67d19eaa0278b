import type { Sensor } from '@shared/api/types';
import { text } from '@shared/text';
import { moment } from '@shared/time/format';
import { CRITICAL_BELOW, WARNING_BELOW } from '@shared/verdict/verdict';
import { Field } from './Field';
import { SaveBar } from './SaveBar';
import { SensorTable } from './SensorTable';
import type { StreamSettings } from './draft';
import { useSettings } from './useSettings';

export function SettingsForm(props: { settings: StreamSettings; sensors: readonly Sensor[] }) {
  const { settings, sensors } = props;
  const form = useSettings(settings, sensors);
  const { settings: words } = text;
  return (
    <form
      className="stack settings"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.save.mutate();
      }}
    >
      <p className="muted small">
        {words.intro}{' '}
        {settings.changed_at
          ? words.changed(settings.version, moment(settings.changed_at))
          : words.neverChanged}
      </p>
      <section className="card" aria-label={words.limits}>
        <h2>{words.limits}</h2>
        <div className="fields">
          <Field
            form={form}
            place="/warning_health"
            label={words.warningHealth}
            usual={String(WARNING_BELOW)}
            hint={words.warningHealthHint}
          />
          <Field
            form={form}
            place="/critical_health"
            label={words.criticalHealth}
            usual={String(CRITICAL_BELOW)}
            hint={words.criticalHealthHint}
          />
        </div>
      </section>
      <section className="card" aria-label={words.curves}>
        <h2>{words.curves}</h2>
        <div className="fields">
          {words.defaults.map(({ field, label, usual, hint }) => (
            <Field
              key={field}
              form={form}
              place={`/defaults/${field}`}
              label={label}
              usual={usual}
              hint={hint}
            />
          ))}
        </div>
      </section>
      <SensorTable form={form} sensors={sensors} />
      <SaveBar form={form} />
    </form>
  );
}
