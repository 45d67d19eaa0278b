/** What to look for first, by what was measured and how it differed. Causes are guesses: they say so. */
const below = {
  pressure: 'a leak, a weak pump or supply, or a valve that does not close',
  temperature: 'a weak heater, too much cooling, or a sensor that has lost its contact',
  vibration: 'a loose mount of the sensor, or a drive that ran slower',
  force: 'a loss: too little pressure, a weak drive, slipping, or a softer or missing part',
  current: 'a load that is missing: slipping, a broken coupling, or no part',
  other: 'a loss: a leak, a weak supply, or something that slips',
};
const above = {
  pressure: 'a blockage: a clogged filter or line, or a valve that does not open',
  temperature: 'friction, too little cooling or lubrication',
  vibration: 'wear: looseness, imbalance or a bearing',
  force: 'friction, something that jams, or a harder or thicker part',
  current: 'friction, a blockage, or a drive that makes up for a loss elsewhere',
  other: 'friction, a blockage, or tighter material',
};
type Quantity = keyof typeof below;

export const advice = {
  below: (s: string, quantity: Quantity) => `${s} was lower than usual. Look for ${below[quantity]}.`,
  above: (s: string, quantity: Quantity) => `${s} was higher than usual. Look for ${above[quantity]}.`,
  rough: (s: string) => `${s} moved otherwise than usual. Look for wear, looseness or a bearing.`,
  timing: (s: string) => `${s} came at another time. Look for a slow supply, a valve that sticks, or a changed sequence.`,
  length: (s: string) => `The cycle took another time, seen in ${s}. Look at the speed and the sequence.`,
  peak: (s: string) => `${s} left its course for a moment. Look for an impact, a disturbance or a bad contact.`,
  missing: (s: string) => `${s} sent no data for all or part of the cycle. Look at the sensor, its cable and the connector.`,
  none: (s: string) => `${s} differs most. Compare its curve with the reference below.`,
  cycleLength:
    'The cycle took another time than usual. Look at the speed, the sequence, and what it waited for.',
  aborted: 'The cycle did not end by itself. Look at its last seconds below.',
  abortedEmpty: 'The cycle did not end by itself, and no sample arrived in it. Look at the connector, its network and whether the machine ran.',
  nothing: 'Nothing stands out. No check is needed.',
};
