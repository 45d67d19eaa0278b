/** One of a few choices, all in view. */
export function Segments<T extends string | number>(props: {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  disabled?: boolean;
  /** Why it cannot be changed, for example. */
  title?: string | undefined;
}) {
  return (
    <div className="segments" role="group" aria-label={props.label} title={props.title}>
      {props.options.map((option) => (
        <button
          key={option.value}
          type="button"
          disabled={props.disabled}
          aria-pressed={option.value === props.value}
          onClick={() => props.onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
