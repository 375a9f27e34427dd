import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { DossierSummary } from '../../../core/api.ts';
import type { UnitProfile } from '../../../core/assessment/model.ts';
import type { SigningFacts } from '../../../core/contract/signing.ts';
import { signerRole } from '../../../core/exchange/signers.ts';
import { useCallOf } from '../../api.ts';
import { signing as words } from '../../texts/signing.ts';
import styles from './dossier.module.css';
import { isIssued, nextRole, otherRoles } from './sign-order.ts';
import { SignPanel } from './sign-panel.tsx';
import { useSigningRole } from './use-signing.ts';

/** Every signature of a dossier: preparer, head, the body; and those in other roles. */
export function SignBlock({ summary, unit }: { summary: DossierSummary | undefined; unit: UnitProfile }) {
  const final = summary !== undefined && !summary.draft;
  return final ? <FinalBlock summary={summary} unit={unit} /> : <Panels summary={undefined} facts={undefined} unit={unit} />;
}

function FinalBlock({ summary, unit }: { summary: DossierSummary; unit: UnitProfile }) {
  // What the file says changes with each signature.
  const facts = useCallOf(summary.sha256, 'dossier.signingFacts', { id: summary.id });
  return (
    <>
      <Panels summary={summary} facts={facts.data} unit={unit} />
      {!isIssued(summary) && <OtherRole key={summary.signatures.length} summary={summary} facts={facts.data} />}
    </>
  );
}

function Panels({ summary, facts, unit }: { summary: DossierSummary | undefined; facts: SigningFacts | undefined; unit: UnitProfile }) {
  const preparer = [unit.preparer.name, unit.preparer.office].filter(Boolean).join(', ');
  const head = [unit.signer.name, unit.signer.title].filter(Boolean).join(', ');
  const next = summary === undefined ? null : nextRole(summary);
  const others = otherRoles(summary?.signatures ?? []);
  return (
    <>
      <SignPanel role="preparer" order={1} person={preparer} summary={summary} facts={facts} ready={next === 'preparer'} />
      <SignPanel
        role="head"
        order={2}
        person={`${head} · ${words.afterPreparer}`}
        summary={summary}
        facts={facts}
        ready={next === 'head'}
      />
      <SignPanel role="office" order={3} person={words.afterHead} summary={summary} facts={facts} ready={next === 'office'} />
      {others.map(({ role }, i) => (
        <SignPanel key={role} role={role} order={4 + i} person="" summary={summary} facts={facts} ready={false} />
      ))}
    </>
  );
}

/** A role the paper knows nothing of, in free words. */
function OtherRole({ summary, facts }: { summary: DossierSummary; facts: SigningFacts | undefined }) {
  const running = useSigningRole(summary.id);
  const own = running !== null && otherRoles([{ role: running }]).length > 0 ? running : null;
  const [isOpen, open] = useState(own !== null);
  const [name, setName] = useState(own ?? '');
  const [role, setRole] = useState(own);
  const [error, setError] = useState<string | null>(null);
  const take = (event: FormEvent): void => {
    event.preventDefault();
    const parsed = signerRole.safeParse(name);
    const isTaken = parsed.success && ['preparer', 'head', 'office', ...summary.signatures.map((one) => one.role)].includes(parsed.data);
    setError(!parsed.success ? words.roles.wrong : isTaken ? words.roles.taken : null);
    if (parsed.success && !isTaken) setRole(parsed.data);
  };
  const close = (): void => {
    open(false);
    setRole(null);
    setError(null);
  };
  if (role !== null) {
    return (
      <div>
        <SignPanel
          role={role}
          order={4 + otherRoles(summary.signatures).length}
          person={words.roles.note}
          summary={summary}
          facts={facts}
          ready
        />
        <div className={styles['block']}>
          <button type="button" className="btn sm" onClick={close}>
            {words.roles.close}
          </button>
        </div>
      </div>
    );
  }
  if (!isOpen) {
    return (
      <div className={styles['block']}>
        <div className="row">
          <button type="button" className="btn sm" onClick={() => open(true)}>
            <IconPlus className="i s" aria-hidden="true" />
            {words.roles.add}
          </button>
        </div>
      </div>
    );
  }
  return (
    <form className={styles['block']} onSubmit={take}>
      <TextInput
        label={words.roles.name}
        placeholder={words.roles.example}
        value={name}
        maxLength={60}
        error={error}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError(null);
        }}
      />
      <p className="s12 t2">{words.roles.note}</p>
      <div className="row">
        <button type="submit" className="btn" disabled={name.trim() === ''}>
          {words.roles.open}
        </button>
        <button type="button" className="btn" onClick={close}>
          {words.roles.close}
        </button>
      </div>
    </form>
  );
}
