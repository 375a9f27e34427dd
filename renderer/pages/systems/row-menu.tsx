import { Menu } from '@mantine/core';
import { IconArchive, IconArrowBackUp, IconCopy, IconDots, IconTrash } from '@tabler/icons-react';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import { firstClick } from '../../parts/first-click.ts';
import { register } from '../../texts/register.ts';

const words = register.menu;

export interface RowActs {
  onDuplicate: (system: InformationSystem) => void;
  onArchive: (system: InformationSystem) => void;
  onUnarchive: (system: InformationSystem) => void;
  onDiscard: (system: InformationSystem) => void;
}

/** What can be done with one system of the register. */
export function RowMenu({ system, acts }: { system: InformationSystem; acts: RowActs }) {
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className="btn ico" data-menu={system.id} aria-label={words.of(system.name)}>
          <IconDots className="i" aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCopy className="i" aria-hidden="true" />}
          onClick={(event) => firstClick(event, () => acts.onDuplicate(system))}
        >
          {words.duplicate}
        </Menu.Item>
        {system.archivedAt === null ? (
          <Menu.Item leftSection={<IconArchive className="i" aria-hidden="true" />} onClick={() => acts.onArchive(system)}>
            {words.archive}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconArrowBackUp className="i" aria-hidden="true" />} onClick={() => acts.onUnarchive(system)}>
            {words.unarchive}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconTrash className="i" aria-hidden="true" />} onClick={() => acts.onDiscard(system)}>
          {words.discard}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
