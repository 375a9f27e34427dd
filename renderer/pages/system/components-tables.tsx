/** The lists of a system's components, each a table that is written in. */
import { useCallback, useMemo } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { overlapsOf, problemsOfAddresses, type AddressField } from '../../../core/assessment/address.ts';
import type { Application, ConnectedSystem, Device, InformationSystem, NetworkZone } from '../../../core/assessment/model.ts';
import { fold } from '../../../core/text.ts';
import { useCallWhen } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { EditableTable, type CellNote, type RowNotes } from '../../parts/editable-table.tsx';
import { FormSection } from '../../parts/form-parts.tsx';
import type { Column } from '../../parts/pasted-cells.ts';
import type { Rows } from '../../parts/use-rows.ts';
import { components as words } from '../../texts/components.ts';

type List = 'devices' | 'applications' | 'zones' | 'connections';

const text = <K extends string>(key: K, label: string, share: number, most: number): Column<K> => ({
  key,
  label,
  kind: 'text',
  share,
  most,
});

const DEVICES: Column<keyof Device>[] = [
  text('name', words.devices.columns.name, 5, 500),
  text('model', words.devices.columns.model, 4, 500),
  { key: 'quantity', label: words.devices.columns.quantity, kind: 'count', share: 2, most: 100_000 },
  text('place', words.devices.columns.place, 4, 500),
  text('purpose', words.devices.columns.purpose, 6, 1000),
];
const APPLICATIONS: Column<keyof Application>[] = [
  text('name', words.applications.columns.name, 5, 500),
  text('server', words.applications.columns.server, 4, 500),
  text('operatingSystem', words.applications.columns.operatingSystem, 4, 500),
  text('purpose', words.applications.columns.purpose, 6, 1000),
];
const ZONES: Column<keyof NetworkZone>[] = [
  text('name', words.zones.columns.name, 4, 500),
  text('purpose', words.zones.columns.purpose, 5, 1000),
  { key: 'privateAddresses', label: words.zones.columns.privateAddresses, kind: 'lines', share: 5, most: 4000 },
  { key: 'publicAddresses', label: words.zones.columns.publicAddresses, kind: 'lines', share: 5, most: 4000 },
];
const CONNECTIONS: Column<keyof ConnectedSystem>[] = [
  text('name', words.connections.columns.name, 5, 500),
  text('organisation', words.connections.columns.organisation, 5, 500),
  {
    key: 'direction',
    label: words.connections.columns.direction,
    kind: 'choice',
    share: 3,
    most: 0,
    options: words.connections.directions,
  },
  text('data', words.connections.columns.data, 6, 1000),
];

const noDevice = (): Device => ({ name: '', model: '', quantity: null, place: '', purpose: '' });
const noApplication = (): Application => ({ name: '', server: '', operatingSystem: '', purpose: '' });
const noZone = (): NetworkZone => ({ name: '', purpose: '', privateAddresses: '', publicAddresses: '' });
const noConnection = (): ConnectedSystem => ({ name: '', organisation: '', direction: 'both', data: '' });

/** Hands the rows of a table to the form of the system. */
function useList<L extends List>(list: L) {
  const form = useFormContext<InformationSystem>();
  const onChange = useCallback((rows: InformationSystem[L]) => form.setValue<List>(list, rows, { shouldDirty: true }), [form, list]);
  return { initial: form.getValues(list), onChange };
}

/** The clause of the decree that the system is levelled under. */
function useClause(clauses: Record<InformationSystem['framework'], string>): string {
  const { control } = useFormContext<InformationSystem>();
  return clauses[useWatch({ control, name: 'framework' })];
}

export function Devices() {
  const list = useList('devices');
  return (
    <FormSection title={words.devices.title} clause={useClause(words.clauses)} lead={words.devices.lead}>
      <EditableTable {...list} label={words.devices.title} path="devices" columns={DEVICES} empty={noDevice} />
    </FormSection>
  );
}

export function Applications() {
  const list = useList('applications');
  return (
    <FormSection title={words.applications.title} clause={useClause(words.clauses)} lead={words.applications.lead}>
      <EditableTable {...list} label={words.applications.title} path="applications" columns={APPLICATIONS} empty={noApplication} />
    </FormSection>
  );
}

/** What is told of each zone's addresses: wrong lines, misplaced ones, overlaps with other lines. */
export function notesOfZones(zones: readonly NetworkZone[]): RowNotes[] {
  const overlaps = overlapsOf(zones);
  const notesOf = (field: AddressField, index: number): CellNote[] => {
    const problems = problemsOfAddresses(zones[index]?.[field] ?? '', field).map(({ line, text: typed, severity, reason }) => ({
      severity,
      text: words.zones.line(line, typed, reason),
    }));
    const shared = overlaps
      .filter((overlap) => overlap.field === field && (overlap.zone === index || overlap.otherZone === index))
      .map(({ zone, text: mine, otherZone, otherText }) => {
        const [here, there, place] = zone === index ? [mine, otherText, otherZone] : [otherText, mine, zone];
        const where = place === index ? words.zones.here : words.zones.other(zones[place]?.name ?? '', place + 1);
        return { severity: 'doubtful' as const, text: words.zones.overlap(here, there, where) };
      });
    return [...problems, ...shared];
  };
  return zones.map((_zone, index) => ({
    privateAddresses: notesOf('privateAddresses', index),
    publicAddresses: notesOf('publicAddresses', index),
  }));
}

export function Zones() {
  const list = useList('zones');
  const { control } = useFormContext<InformationSystem>();
  const zones = useWatch({ control, name: 'zones' });
  const notes = useMemo(() => notesOfZones(zones), [zones]);
  return (
    <FormSection title={words.zones.title} clause={useClause(words.clauses)} lead={words.zones.lead}>
      <EditableTable {...list} label={words.zones.title} path="zones" columns={ZONES} empty={noZone} notes={notes} />
    </FormSection>
  );
}

/** Adds one of the unit's other systems that is not in the table yet. */
function OwnSystems({ rows }: { rows: Rows<ConnectedSystem> }) {
  const { getValues } = useFormContext<InformationSystem>();
  const reporting = useReporting();
  const systems = useCallWhen(reporting !== undefined, 'systems.list', { year: reporting?.year ?? 0 });
  const known = new Set(rows.kept.map(({ value }) => fold(value.name)));
  const left = (systems.data ?? [])
    .map(({ system }) => system)
    .filter(({ id, name, archivedAt }) => id !== getValues('id') && archivedAt === null && !known.has(fold(name)));
  if (left.length === 0) return null;
  return (
    <select
      className="btn sm"
      aria-label={words.connections.own}
      value=""
      onChange={(event) => {
        const system = left.find(({ id }) => id === event.currentTarget.value);
        if (system !== undefined) rows.add({ ...noConnection(), name: system.name, organisation: system.ownerName });
      }}
    >
      <option value="">{words.connections.choose}</option>
      {left.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

export function Connections() {
  const list = useList('connections');
  return (
    <FormSection title={words.connections.title} clause={useClause(words.connectionClauses)} lead={words.connections.lead}>
      <EditableTable
        {...list}
        label={words.connections.title}
        path="connections"
        columns={CONNECTIONS}
        empty={noConnection}
        actions={(rows) => <OwnSystems rows={rows} />}
      />
    </FormSection>
  );
}
