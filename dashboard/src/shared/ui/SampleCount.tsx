import { text } from '@shared/text';
import { count as shown } from '@shared/time/format';

/**
 * How many samples a cycle has; as long as late ones are waited for, it says that they are still
 * counted, because another page may know of more already.
 */
export function SampleCount(props: {
  count: number | null | undefined;
  isFinal: boolean | null | undefined;
  /** Whether it stands in a sentence instead of a column. */
  words?: boolean;
}) {
  const number = shown(props.count);
  const isCounting = props.isFinal === false && props.count != null;
  return (
    <span title={isCounting ? text.common.countingHint : undefined}>
      {props.words ? `${number} ${text.common.samples.toLowerCase()}` : number}
      {isCounting && <span className="muted small">{` ${text.common.counting}`}</span>}
    </span>
  );
}
