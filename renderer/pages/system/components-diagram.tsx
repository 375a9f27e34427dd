import { useId, useMemo } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import { FormSection } from '../../parts/form-parts.tsx';
import { components } from '../../texts/components.ts';
import styles from './diagram.module.css';
import { BETWEEN, layOut, LINE, PADDING, type Arrow, type Box, type Diagram } from './diagram-layout.ts';

const words = components.diagram;

function Drawn({ box, kind }: { box: Box; kind: 'frame' | 'zone' | 'list' | 'other' }) {
  return (
    <g>
      <rect className={styles[kind]} x={box.x + 0.5} y={box.y + 0.5} width={box.width - 1} height={box.height - 1} rx={6} />
      <text className={styles['text']} x={box.x + PADDING} y={box.y + PADDING + 9}>
        {box.lines.map((line, index) => (
          <tspan key={index} x={box.x + PADDING} dy={index === 0 ? 0 : LINE} className={line.strong ? styles['strong'] : undefined}>
            {line.text}
          </tspan>
        ))}
      </text>
    </g>
  );
}

function Drawing({ arrow: { y, direction }, left }: { arrow: Arrow; left: number }) {
  const from = left - BETWEEN + 6;
  const to = left - 6;
  const head = (x: number, way: 1 | -1): string => `M${x - 7 * way} ${y - 4}L${x} ${y}L${x - 7 * way} ${y + 4}`;
  return (
    <path
      className={styles['arrow']}
      d={[`M${from} ${y}H${to}`, direction === 'out' ? '' : head(to, 1), direction === 'in' ? '' : head(from, -1)].join('')}
    />
  );
}

/** The picture in words: zones with their addresses, then connected systems with the way of their data. */
function spoken({ zones, connections }: Pick<InformationSystem, 'zones' | 'connections'>): string {
  const addresses = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ', ');
  const ofZones = zones.map(({ name, privateAddresses, publicAddresses }) =>
    [name.trim() || words.unnamed, addresses(privateAddresses), addresses(publicAddresses)].filter((part) => part !== '').join(' '),
  );
  const ofConnections = connections.map(({ name, direction }) => {
    const way = components.connections.directions.find(({ value }) => value === direction)?.label ?? '';
    return `${name.trim() || words.unnamed} (${way.toLowerCase()})`;
  });
  const said = (title: string, list: string[]): string => (list.length === 0 ? '' : `${title}: ${list.join('; ')}.`);
  return `${said(words.zones, ofZones)} ${said(words.connected, ofConnections)}`.trim();
}

function Picture({ diagram, title, text }: { diagram: Diagram; title: string; text: string }) {
  const id = useId();
  const { width, height, frame, internet } = diagram;
  return (
    <div className="sideways">
      <svg
        className={styles['picture']}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-text`}>{text}</desc>
        <Drawn box={frame} kind="frame" />
        {internet !== null && (
          <>
            <path className={styles['arrow']} d={`M${internet.x + internet.width / 2} ${internet.height}V${frame.y}`} />
            <Drawn box={internet} kind="other" />
          </>
        )}
        {diagram.zones.map((box, index) => (
          <Drawn key={index} box={box} kind="zone" />
        ))}
        {diagram.inside.map((box, index) => (
          <Drawn key={index} box={box} kind="list" />
        ))}
        {diagram.connected.map((box, index) => (
          <Drawn key={index} box={box} kind="other" />
        ))}
        {diagram.arrows.map((arrow, index) => (
          <Drawing key={index} arrow={arrow} left={frame.x} />
        ))}
      </svg>
    </div>
  );
}

/** The logical model (NĐ 331 Đ22.3.d), drawn from the tables as they are filled. */
export function ComponentsDiagram() {
  const { control } = useFormContext<InformationSystem>();
  const [name, framework, devices, applications, zones, connections] = useWatch({
    control,
    name: ['name', 'framework', 'devices', 'applications', 'zones', 'connections'],
  });
  const diagram = useMemo(
    () => layOut({ name, devices, applications, zones, connections }, words),
    [name, devices, applications, zones, connections],
  );
  return (
    <FormSection title={words.title} clause={components.clauses[framework]} lead={words.lead}>
      {diagram === null ? (
        <p className="s13 t3">{words.empty}</p>
      ) : (
        <Picture diagram={diagram} title={words.of(name)} text={spoken({ zones, connections })} />
      )}
    </FormSection>
  );
}
