import type { components } from './generated';

type Schemas = components['schemas'];

export type Stream = Schemas['Stream'];
export type StreamOverview = Schemas['StreamOverview'];
export type Sensor = Schemas['Sensor'];
export type CycleStatus = Schemas['CycleStatus'];
export type Cycle = Schemas['Cycle'];
export type CycleDetails = Schemas['CycleDetails'];
export type Analysis = Schemas['Analysis'];
export type Deviation = Schemas['Deviation'];
export type CycleTraces = Schemas['CycleTraces'];
export type Gap = Schemas['Gap'];
export type Alert = Schemas['Alert'];
export type ListedAlert = Schemas['ListedAlert'];
export type Severity = Alert['severity'];
export type CycleState = NonNullable<CycleStatus['state']>;
export type Label = Schemas['LabelCommand']['label'];
