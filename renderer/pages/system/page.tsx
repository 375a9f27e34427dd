import { zodResolver } from '@hookform/resolvers/zod';
import { Tabs } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { informationSystem, type InformationSystem, type UnitProfile } from '../../../core/assessment/model.ts';
import { call, makeStale, queryClient, useCall } from '../../api.ts';
import { useAutosave } from '../../parts/autosave.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import styles from '../../parts/form.module.css';
import { FrameworkTag } from '../../parts/framework-tag.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { usePlace } from '../../parts/place.ts';
import { Loading } from '../../parts/states.tsx';
import { home } from '../../texts/home.ts';
import { shell } from '../../texts/shell.ts';
import { system as words } from '../../texts/systems.ts';
import { ApprovalTab } from './approval-tab.tsx';
import { ComponentsTab } from './components-tab.tsx';
import { Inspections } from './inspections.tsx';
import { DossierTab } from './dossier-tab.tsx';
import { LevelTab } from './level-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import head from './page.module.css';
import { RiskTab } from './risk-tab.tsx';

/** In the order in which a system is described, levelled and approved. */
const PANELS = {
  overview: OverviewTab,
  components: ComponentsTab,
  risk: RiskTab,
  level: LevelTab,
  approval: ApprovalTab,
  inspections: Inspections,
  dossier: DossierTab,
} as const satisfies Record<string, ComponentType<{ unit: UnitProfile }>>;
type Tab = keyof typeof PANELS;
const TABS = Object.keys(PANELS) as Tab[];

async function save(system: InformationSystem): Promise<{ savedAt: string }> {
  // Whoever opens the page again before the reply finds what was typed.
  queryClient.setQueryData<InformationSystem>(['systems.get', { id: system.id }], (kept) => ({
    ...system,
    // Written by calls of their own.
    approval: kept?.approval ?? system.approval,
    renewal: kept === undefined ? system.renewal : kept.renewal,
    level: kept?.level ?? system.level,
    framework: kept?.framework ?? system.framework,
    inspections: kept?.inspections ?? system.inspections,
    archivedAt: kept === undefined ? system.archivedAt : kept.archivedAt,
    archiveReason: kept?.archiveReason ?? system.archiveReason,
  }));
  try {
    return await call('systems.save', system);
  } finally {
    await makeStale('systems.save');
  }
}

function SystemForm({ system, unit }: { system: InformationSystem; unit: UnitProfile }) {
  const form = useForm<InformationSystem, unknown, InformationSystem>({
    resolver: zodResolver(informationSystem),
    defaultValues: system,
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const { flush, error } = useAutosave(form, informationSystem, system.id, save);
  const navigate = useNavigate();
  const search: { tab?: string } = useSearch({ strict: false });
  const tab = TABS.find((one) => one === search.tab) ?? 'overview';
  return (
    <FormProvider {...form}>
      <form className="page" onBlur={flush} onSubmit={(event) => event.preventDefault()} noValidate>
        <div className={head['head']}>
          <h1 className={head['name']} title={system.name}>
            {system.name}
          </h1>
          <div className={`row ${head['level']}`}>
            {system.level === null ? <span className="s13 t3">{home.systems.noLevel}</span> : <LevelMark level={system.level} />}
            <FrameworkTag framework={system.framework} />
          </div>
          <div className={`row ${head['acts']}`}>
            <a className={system.level === null ? 'btn pri' : 'btn'} href={`#/systems/${system.id}/level`}>
              {system.level === null ? words.determine : words.determineAgain}
            </a>
            {system.level !== null && (
              <a className="btn pri" href={`#/assess/${system.id}`}>
                {words.assess}
              </a>
            )}
          </div>
        </div>
        {error !== null && <FailureNotice error={error} title={words.failed} onRetry={flush} />}
        <Tabs
          value={tab}
          onChange={(next) => void navigate({ to: `/systems/${system.id}`, search: { tab: next ?? 'overview' }, replace: true })}
          // A field that is not kept yet stays as it is while another tab is looked at.
          keepMounted
          keepMountedMode="display-none"
        >
          <Tabs.List aria-label={words.tabs.label}>
            {TABS.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {words.tabs[one]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {TABS.map((one) => {
            const Panel = PANELS[one];
            return (
              <Tabs.Panel key={one} value={one} pt="lg">
                <div className={styles['reading']}>
                  <Panel unit={unit} />
                </div>
              </Tabs.Panel>
            );
          })}
        </Tabs>
      </form>
    </FormProvider>
  );
}

/** One system: what it is, its level, its approval and inspections. */
export default function SystemPage() {
  const { systemId = '' } = useParams({ strict: false });
  const system = useCall('systems.get', { id: systemId });
  const unit = useCall('unit.get');
  usePlace([{ text: shell.rail.systems, to: '/systems' }, { text: system.data?.shortName || system.data?.name || '' }]);
  const failed = [system, unit].find((query) => query.isError);
  if (failed !== undefined) {
    return (
      <div className="page">
        <FailureNotice
          error={failed.error}
          onRetry={() => void failed.refetch()}
          back={{ href: '#/systems', text: shell.failure.toSystems }}
        />
      </div>
    );
  }
  if (system.data === undefined || unit.data === undefined) return <Loading />;
  // A new approval changes framework, level, reason and traits: the form starts anew from what is kept then.
  const { framework, level } = system.data;
  return <SystemForm key={`${systemId} ${framework} ${level ?? ''}`} system={system.data} unit={unit.data} />;
}
