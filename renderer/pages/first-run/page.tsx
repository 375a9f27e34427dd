import { TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import {
  IconBuildingCommunity,
  IconBuildingHospital,
  IconChecklist,
  IconDatabase,
  IconFlask,
  IconShieldCheck,
  IconWifiOff,
  type Icon,
} from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { useAct, useCall } from '../../api.ts';
import { Brand } from '../../parts/brand.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { firstRun as words } from '../../texts/first-run.ts';
import { shell } from '../../texts/shell.ts';
import styles from './first-run.module.css';
import { AskName } from './ask-name.tsx';
import { Recent } from './recent.tsx';

const formSchema = z.object({
  unitName: z.string().trim().min(1, words.unit.nameMissing).max(500),
  ownerName: z.string().trim().max(500),
  userName: z.string().trim().min(1, words.unit.userMissing).max(200),
});

interface RoleProps {
  icon: Icon;
  title: string;
  text: string;
  active?: boolean;
}

function Role({ icon: Picture, title, text, active = false }: RoleProps) {
  return (
    <li className={active ? `${styles['role']} ${styles['active']}` : styles['role']} aria-current={active ? 'true' : undefined}>
      <span className={styles['picture']}>
        <Picture className="i l" aria-hidden="true" />
      </span>
      <span className="col">
        <b>{title}</b>
        {!active && <span className="s12 t3">{words.role.later}</span>}
      </span>
      <p>{text}</p>
    </li>
  );
}

function Section({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <section className={styles['section']} aria-label={title}>
      <span className={styles['number']} aria-hidden="true">
        {number}
      </span>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** The notice stands at the top; in a small window the button that failed is far below it. */
const bringIntoView = (notice: HTMLDivElement | null): void => notice?.scrollIntoView({ block: 'nearest' });

/** The page without a workspace: make one, open one, or look at a sample. */
export default function FirstRunPage() {
  const info = useCall('app.info');
  const settings = useCall('settings.get');
  const pick = useAct('workspace.pick');
  const create = useAct('workspace.create');
  const open = useAct('workspace.open');
  const sample = useAct('workspace.createSample');
  const name = useAct('settings.save');
  const [file, setFile] = useState<string | null>(null);
  // The workspace to be opened once the person is known.
  const [waiting, setWaiting] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(formSchema), defaultValues: { unitName: '', ownerName: '', userName: '' } });
  const { errors } = form.formState;
  const busy = create.isPending || open.isPending || sample.isPending;
  const failed = [create, open, sample, pick, name].find((act) => act.isError);

  useEffect(() => {
    document.title = `${words.place} – ${shell.product}`;
  }, []);
  const knownName = settings.data?.userName ?? '';
  useEffect(() => {
    if (knownName !== '' && form.getValues('userName') === '') form.setValue('userName', knownName);
  }, [knownName, form]);

  const forget = (): void => [create, open, sample, pick, name].forEach((act) => act.reset());
  const choosePlace = async (): Promise<void> => {
    forget();
    const chosen = await pick.mutateAsync({ purpose: 'create', suggestedName: form.getValues('unitName').slice(0, 200) });
    if (chosen !== null) setFile(chosen);
  };
  /** Opens a workspace once it is known who works in it. */
  const openAs = async (chosen: string): Promise<void> => {
    const typed = form.getValues('userName').trim();
    if (knownName === '' && typed === '') return setWaiting(chosen);
    if (knownName === '') await name.mutateAsync({ userName: typed });
    open.mutate({ file: chosen });
  };
  const openOther = async (): Promise<void> => {
    forget();
    const chosen = await pick.mutateAsync({ purpose: 'open', suggestedName: '' });
    if (chosen !== null) await openAs(chosen);
  };
  const submit = form.handleSubmit((value) => {
    forget();
    create.mutate({ file, ...value });
  });

  return (
    <form className={styles['wrap']} onSubmit={(event) => void submit(event)} noValidate>
      <header className={styles['bar']}>
        <Brand />
        <b className="s16">{shell.product}</b>
        <span className="t3 s13">{words.place}</span>
        <span className="end s13 t2 row g6">
          <IconWifiOff className="i" aria-hidden="true" />
          {words.offline}
        </span>
      </header>
      <main className={styles['body']} tabIndex={-1}>
        <h1 className={styles['title']}>{words.title}</h1>
        {failed !== undefined && (
          <div ref={bringIntoView}>
            <FailureNotice error={failed.error} title={words.failed} />
          </div>
        )}
        <Section number={1} title={words.role.title}>
          <ul className={styles['three']}>
            <Role icon={IconBuildingHospital} {...words.role.facility} active />
            <Role icon={IconChecklist} {...words.role.inspector} />
            <Role icon={IconBuildingCommunity} {...words.role.department} />
          </ul>
        </Section>
        <Section number={2} title={words.unit.title}>
          <div className={styles['three']}>
            <TextInput
              label={words.unit.name}
              description={words.unit.nameHint}
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              error={errors.unitName?.message}
              size="md"
              {...form.register('unitName')}
            />
            <TextInput
              label={words.unit.owner}
              description={words.unit.ownerHint}
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              error={errors.ownerName?.message}
              size="md"
              {...form.register('ownerName')}
            />
            <TextInput
              label={words.unit.user}
              description={words.unit.userHint}
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              error={errors.userName?.message}
              size="md"
              {...form.register('userName')}
            />
          </div>
        </Section>
        <Section number={3} title={words.file.title}>
          <div className={`card ${styles['box']}`}>
            <IconDatabase className="i l t3" aria-hidden="true" />
            <div className="col grow">
              <span className={`s13 w5 ${styles['file']}`}>{file ?? words.file.automatic(info.data?.documents ?? '')}</span>
              <span className="s12 t2">{words.file.explain}</span>
            </div>
            <button type="button" className="btn" disabled={busy} onClick={() => void choosePlace()}>
              {words.file.change}
            </button>
          </div>
        </Section>
        <Recent recent={settings.data?.recent ?? []} busy={busy} onOpen={(chosen) => void openAs(chosen)} />
      </main>
      <AskName
        opened={waiting !== null}
        onNamed={() => {
          if (waiting !== null) open.mutate({ file: waiting });
          setWaiting(null);
        }}
        onCancel={() => setWaiting(null)}
      />
      <footer className={styles['foot']}>
        <a className="btn lg" href="#/verify">
          <IconShieldCheck className="i" aria-hidden="true" />
          {words.verify}
        </a>
        <button type="button" className="btn lg end" disabled={busy} onClick={() => void openOther()}>
          {words.open}
        </button>
        <button type="button" className="btn lg" disabled={busy} onClick={() => sample.mutate(undefined)}>
          <IconFlask className="i" aria-hidden="true" />
          {sample.isPending ? words.makingSample : words.trySample}
        </button>
        <button type="submit" className="btn lg pri" disabled={busy}>
          {create.isPending ? words.creating : words.create}
        </button>
      </footer>
    </form>
  );
}
