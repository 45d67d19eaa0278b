/** Where a part of a name is typed to find it in a list below. */
export function PickerSearch(props: {
  hint: string;
  words: string;
  onType: (words: string) => void;
}) {
  return (
    <input
      type="search"
      className="input picker-search"
      placeholder={props.hint}
      aria-label={props.hint}
      value={props.words}
      onChange={(event) => props.onType(event.target.value)}
    />
  );
}
