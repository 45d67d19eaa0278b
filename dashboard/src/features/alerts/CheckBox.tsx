import { useEffect, useRef } from 'react';

/** A box for several things at once: ticked, not, or partly. */
export function CheckBox(props: {
  label: string;
  checked: boolean;
  partly: boolean;
  onChange: (checked: boolean) => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = props.partly;
  }, [props.partly]);
  return (
    <input
      ref={box}
      type="checkbox"
      checked={props.checked}
      onChange={(event) => props.onChange(event.target.checked)}
      aria-label={props.label}
    />
  );
}
