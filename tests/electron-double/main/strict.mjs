/** Makes an object strict: an API that is not implemented throws, so that no test passes on an undefined. */
const ALLOWED_MISSING = new Set(['then', 'toJSON']);

/** `name` stands in the error message. Methods run on the raw object: private fields do not work through a Proxy. */
export function strict(name, target) {
  const bound = new WeakMap();
  return new Proxy(target, {
    get(object, property) {
      if (typeof property !== 'symbol' && !(property in object) && !ALLOWED_MISSING.has(property)) {
        throw new Error(`electron-double: ${name}.${property} is not implemented`);
      }
      const value = object[property];
      if (typeof value !== 'function' || property === 'constructor' || typeof object === 'function') return value;
      if (!bound.has(value)) bound.set(value, value.bind(object));
      return bound.get(value);
    },
    set(object, property, value) {
      object[property] = value;
      return true;
    },
  });
}
