import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { RoleNote } from '@shared/access/RoleNote';
import { useMay } from '@shared/access/useMay';
import { answerOf, api } from '@shared/api/client';
import type { Analysis, CycleDetails, Label } from '@shared/api/types';
import { text } from '@shared/text';
import { Confirm } from '@shared/ui/Confirm';
import { Icon } from '@shared/ui/Icon';
import { Segments } from '@shared/ui/Segments';

const LABELS = ['good', 'bad', 'ignore', 'none'] as const satisfies readonly Label[];

/** What a person thinks of the cycle, and whether the next ones are compared with it. */
export function Judgement({ cycle, analysis }: { cycle: CycleDetails; analysis: Analysis }) {
  const mayLabel = useMay('operate');
  const mayChoose = useMay('command');
  const [asking, setAsking] = useState(false);
  const path = { cycle_id: cycle.cycle_id ?? '' };
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: ['cycle', cycle.cycle_id] });

  const label = useMutation({
    mutationFn: (chosen: Label) =>
      answerOf(
        api.POST('/api/live/cycles/{cycle_id}/label', {
          params: { path },
          body: { label: chosen },
        }),
      ),
    onSuccess: refresh,
  });
  const reference = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/live/cycles/{cycle_id}/reference', { params: { path } })),
    onSuccess: refresh,
  });
  const current = (label.data?.label ?? cycle.label ?? 'none') as Label;
  const isReference = cycle.is_reference || reference.isSuccess;
  const problem = label.error ?? reference.error;
  return (
    <div className="judgement no-print">
      <div>
        <p className="small muted">{text.analysis.label}</p>
        <Segments
          label={text.analysis.label}
          disabled={!mayLabel.allowed}
          title={mayLabel.reason}
          value={label.isPending ? label.variables : current}
          options={LABELS.map((value) => ({ value, label: text.analysis.labels[value] }))}
          onChange={(chosen) => label.mutate(chosen)}
        />
      </div>
      <button
        type="button"
        className="button"
        title={mayChoose.reason}
        disabled={!mayChoose.allowed || Boolean(isReference) || analysis.cycle_state === 'aborted' || reference.isPending}
        onClick={() => setAsking(true)}
      >
        <Icon name="star" size={16} />
        {isReference ? text.analysis.isReference : text.analysis.makeReference}
      </button>
      <RoleNote right="operate" what={text.analysis.judging} />
      <p className="small muted" role="status">
        {reference.isSuccess
          ? text.analysis.madeReference
          : label.isSuccess
            ? text.analysis.labelled(text.analysis.labels[current])
            : text.analysis.labelHint}
      </p>
      {problem && (
        <p className="banner warning" role="alert">
          {problem.message || text.problems.refused}
        </p>
      )}
      {asking && (
        <Confirm
          question={text.analysis.makeReferenceSure(cycle.cycle_number, cycle.device_name)}
          action={text.analysis.makeReference}
          onConfirm={() => reference.mutate()}
          onClose={() => setAsking(false)}
        >
          <ul className="consequences">
            {text.analysis.makeReferenceMeans(cycle.recipe).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Confirm>
      )}
    </div>
  );
}
