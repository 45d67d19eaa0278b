import { text } from '@shared/text';
import { Segments } from '@shared/ui/Segments';
import { NO_RECIPE } from './useCycles';

type Flag = keyof typeof text.cycles.flags;
const FLAGS: Flag[] = ['all', 'anomaly', 'normal'];

export function CycleFilters(props: {
  params: URLSearchParams;
  /** Of which there are cycles; the empty one for those without. */
  recipes: readonly string[];
  onChange: (changes: Record<string, string | undefined>) => void;
}) {
  const { params, onChange } = props;
  const flag = FLAGS.find((known) => known === params.get('flag')) ?? 'all';
  return (
    <form className="row no-print" onSubmit={(event) => event.preventDefault()}>
      <Segments
        label={text.cycles.flag}
        value={flag}
        options={FLAGS.map((value) => ({ value, label: text.cycles.flags[value] }))}
        onChange={(value) => onChange({ flag: value === 'all' ? undefined : value })}
      />
      {props.recipes.length > 1 && (
        <label>
          <span className="hidden">{text.common.recipe}</span>
          <select
            className="input"
            value={params.get('recipe') ?? ''}
            onChange={(event) => onChange({ recipe: event.target.value })}
          >
            <option value="">{text.cycles.allRecipes}</option>
            {props.recipes.map((recipe) => (
              <option key={recipe} value={recipe || NO_RECIPE}>
                {recipe ? text.common.recipeOf(recipe) : text.common.noRecipe}
              </option>
            ))}
          </select>
        </label>
      )}
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
