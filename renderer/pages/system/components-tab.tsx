import { ComponentsDiagram } from './components-diagram.tsx';
import { Applications, Connections, Devices, Zones } from './components-tables.tsx';

/** What the system consists of and what it is tied to (NĐ 331 Đ22.3.d; Đ22.5). */
export function ComponentsTab() {
  return (
    <>
      <Devices />
      <Applications />
      <Zones />
      <Connections />
      <ComponentsDiagram />
    </>
  );
}
