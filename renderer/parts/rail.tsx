import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconBuildingHospital,
  IconCalendarDue,
  IconClipboardCheck,
  IconFileCertificate,
  IconFiles,
  IconHome,
  IconLayoutGrid,
  IconServer2,
  IconSettings,
  IconShieldCheck,
  IconTargetArrow,
  type Icon,
} from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { shell } from '../texts/shell.ts';

interface Area {
  to: string;
  icon: Icon;
  text: string;
}

const WORK: Area[] = [
  { to: '/', icon: IconHome, text: shell.rail.home },
  { to: '/calendar', icon: IconCalendarDue, text: shell.rail.calendar },
  { to: '/systems', icon: IconServer2, text: shell.rail.systems },
  { to: '/transition', icon: IconArrowsExchange, text: shell.rail.transition },
  { to: '/assess', icon: IconClipboardCheck, text: shell.rail.assess },
  { to: '/grid', icon: IconLayoutGrid, text: shell.rail.grid },
  { to: '/evidence', icon: IconFiles, text: shell.rail.evidence },
  { to: '/plans', icon: IconTargetArrow, text: shell.rail.plans },
  { to: '/incidents', icon: IconAlertTriangle, text: shell.rail.incidents },
  { to: '/dossier', icon: IconFileCertificate, text: shell.rail.dossier },
  { to: '/verify', icon: IconShieldCheck, text: shell.rail.verify },
];
const ABOUT: Area[] = [
  { to: '/unit', icon: IconBuildingHospital, text: shell.rail.unit },
  { to: '/settings', icon: IconSettings, text: shell.rail.settings },
];

function Entry({ area, here }: { area: Area; here: string }) {
  const Picture = area.icon;
  const current = area.to === '/' ? here === '/' : here === area.to || here.startsWith(`${area.to}/`);
  return (
    <a href={`#${area.to}`} aria-current={current ? 'page' : undefined}>
      <Picture className="i l" aria-hidden="true" />
      <span>{area.text}</span>
    </a>
  );
}

export function Rail() {
  const here = useLocation({ select: (location) => location.pathname });
  return (
    <nav className="rail" aria-label={shell.areas}>
      {WORK.map((area) => (
        <Entry key={area.to} area={area} here={here} />
      ))}
      <span className="gap" />
      {ABOUT.map((area) => (
        <Entry key={area.to} area={area} here={here} />
      ))}
    </nav>
  );
}
