/** The words of the page on which people choose how a machine is judged. */
export const settings = {
  title: (machine: string) => `${machine}, settings`,
  intro: 'What is left empty is as usual. Changes hold from the next cycle on; past cycles are not judged again.',
  changed: (version: number, when: string) => `Version ${version}, changed ${when}.`,
  neverChanged: 'Nothing was ever chosen for this machine.',
  limits: 'Limits of health',
  warningHealth: 'Warning below',
  warningHealthHint: 'Health, 0 to 100. 70 unless chosen. Higher warns earlier and more often.',
  criticalHealth: 'Critical below',
  criticalHealthHint: 'Health, 0 to 100. 40 unless chosen. Higher calls more warnings critical. It must not be above a chosen “Warning below”; above 70 where none is chosen, it is the limit of warnings, too.',
  curves: 'How curves are prepared',
  defaults: [
    {
      field: 'smoothing_window',
      label: 'Smoothing, points',
      usual: '1',
      hint: 'An odd number; 1 is no smoothing. More hides noise, and short peaks with it.',
    },
    {
      field: 'smoothing_order',
      label: 'Smoothing, degree',
      usual: '2',
      hint: 'Of the polynomial, 0 to 6, below the number of points. Higher follows the curve more closely.',
    },
    {
      field: 'quality_threshold',
      label: 'Least quality',
      usual: '0.3',
      hint: '0 to 1. Samples of lower quality do not count. Higher leaves out more; a sensor of which nothing is left is missing.',
    },
    {
      field: 'dtw_window_share',
      label: 'Warping window',
      usual: '0.05',
      hint: '0 to 1, a share of the cycle: how far a curve may come early or late. More forgives more; the column Shape of an analysis changes, too.',
    },
  ],
  sensors: 'Sensors',
  sensorsHint:
    'A sensor that is left out is recorded, but neither judged nor missed. Where a deviation is entered, a cycle whose largest difference from the reference (“Largest of the cycle” in an analysis) reaches it raises an alarm, whatever is usual; a value within what healthy cycles have raises false ones. It only adds alarms: the usual judgement goes on beside it.',
  noTypical: 'No healthy cycle was compared yet, so there is nothing to go by.',
  typical: (span: string, middle: string, cycles: number) =>
    `Healthy cycles here: ${span}, half of them up to ${middle} (${cycles === 1 ? '1 cycle' : `${cycles} cycles`}).`,
  typicalHealth: (cycles: number, low: string, high: string) =>
    cycles === 1 ? `The last cycle here: ${low}.` : `The last ${cycles} cycles here: ${low}–${high}.`,
  unlessChosen: (value: string) => `${value} unless chosen.`,
  judged: 'Judged',
  notJudged: 'Left out',
  warning_deviation: 'Warning from a deviation of',
  critical_deviation: 'Critical from a deviation of',
  smoothing: 'Smoothing, points',
  none: 'no limit',
  asAll: 'as all',
  needs: 'Changing settings:',
  save: 'Save',
  saving: 'Saving …',
  saved: 'Saved. It holds from the next cycle on.',
  unsaved: 'Not saved yet.',
  discard: 'Discard',
  unchanged: 'Everything is saved.',
  invalid: (n: number) =>
    n === 1
      ? 'Nothing was saved: one value cannot be. It is marked.'
      : `Nothing was saved: ${n} values cannot be. They are marked.`,
  mustBe: (least: number, most: number, whole: boolean) =>
    `Must be a ${whole ? 'whole ' : ''}number from ${least} ${most < 1e9 ? `to ${most}` : 'on'}.`,
  mustBeOdd: 'Must be odd: as many points on either side.',
  mustBeLess: (field: string, value: string) => `Must be less than “${field}” (${value}).`,
  notAbove: (field: string, value: string) => `Must not be above “${field}” (${value}).`,
  notBelow: (field: string, value: string) => `Must not be below “${field}” (${value}).`,
  leave: 'Leave without saving?',
  leaveHint: 'What you have entered here is not saved, and is lost when you leave.',
  stay: 'Stay here',
  leaveAnyway: 'Discard and leave',
  conflict: 'Somebody else has changed these settings meanwhile. Discard to see them, and enter your changes again.',
};
