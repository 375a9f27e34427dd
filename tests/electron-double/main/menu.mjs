/** electron.Menu and MenuItem: kept as data; tests call an item's click. */
import { record } from './journal.mjs';
import { strict } from './strict.mjs';

export class MenuItem {
  constructor(options) {
    Object.assign(this, { enabled: true, visible: true, checked: false, type: options.submenu ? 'submenu' : 'normal' }, options);
    if (Array.isArray(options.submenu)) this.submenu = MenuImplementation.buildFromTemplate(options.submenu);
  }
}

class MenuImplementation {
  static #applicationMenu = null;
  items = [];

  append(item) {
    this.items.push(item);
  }
  popup() {
    record(
      'menu.popup',
      this.items.map((item) => item.label),
    );
  }
  getMenuItemById(id) {
    for (const item of this.items) {
      if (item.id === id) return item;
      const inner = item.submenu?.getMenuItemById(id);
      if (inner) return inner;
    }
    return null;
  }

  static setApplicationMenu(menu) {
    MenuImplementation.#applicationMenu = menu;
  }
  static getApplicationMenu() {
    return MenuImplementation.#applicationMenu;
  }
  static buildFromTemplate(template) {
    const menu = new MenuImplementation();
    for (const options of template) menu.append(new MenuItem(options));
    return menu;
  }
}

export const Menu = strict('Menu', MenuImplementation);
