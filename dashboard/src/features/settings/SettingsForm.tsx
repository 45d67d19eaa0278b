import { useEffect, useRef } from 'react';
import { useMay } from '@shared/access/useMay';
import type { Sensor } from '@shared/api/types';
import { text } from '@shared/text';
import { moment } from '@shared/time/format';
import { CRITICAL_BELOW, WARNING_BELOW } from '@shared/verdict/verdict';
import { Field } from './Field';
import { LeaveGuard } from './LeaveGuard';
import { SaveBar } from './SaveBar';
import { SensorTable } from './SensorTable';
import type { StreamSettings } from './draft';
import { typicalHealth, usualOf } from './typical';
import { useSettings } from './useSettings';
import { useTypical } from './useTypical';

export function SettingsForm(props: { settings: StreamSettings; sensors: readonly Sensor[] }) {
  const { settings, sensors } = props;
  const form = useSettings(settings, sensors);
  const typical = useTypical(settings.stream_id);
  const lately = typicalHealth(typical);
  const { settings: words } = text;
  const { allowed } = useMay('operate');
  const place = useRef<HTMLFormElement>(null);
  // Whoever's save came to nothing is taken to the first field that is the reason.
  useEffect(() => {
    if (form.tries > 0) showFirstProblem(place.current);
  }, [form.tries]);
  return (
    <form
      ref={place}
      className="stack settings"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <p className="muted small">
        {words.intro}{' '}
        {settings.changed_at
          ? words.changed(settings.version, moment(settings.changed_at))
          : words.neverChanged}
      </p>
      <fieldset className="stack plain" disabled={!allowed}>
        <section className="card" aria-label={words.limits}>
          <h2>{words.limits}</h2>
          <div className="fields">
            <Field
              form={form}
              place="/warning_health"
              label={words.warningHealth}
              usual={String(WARNING_BELOW)}
              hint={`${words.warningHealthHint} ${lately}`}
            />
            <Field
              form={form}
              place="/critical_health"
              label={words.criticalHealth}
              usual={String(CRITICAL_BELOW)}
              hint={`${words.criticalHealthHint} ${lately}`}
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
                usual={usualOf(typical, field, field in settings.defaults, usual)}
                hint={`${hint} ${words.unlessChosen(usualOf(typical, field, field in settings.defaults, usual))}`}
              />
            ))}
          </div>
        </section>
        <SensorTable form={form} sensors={sensors} typical={typical} />
      </fieldset>
      <SaveBar form={form} />
      <LeaveGuard isChanged={form.isChanged} />
    </form>
  );
}

function showFirstProblem(form: HTMLElement | null): void {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}
