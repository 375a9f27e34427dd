/** Zooming a page by the means of the DevTools protocol, which knows no zoom levels. */
export class Zoom {
  factor = 1;
  #devTools;
  #last = Promise.resolve();

  constructor(devTools) {
    this.#devTools = devTools;
  }

  set(factor) {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    if (factor === this.factor) return;
    const scale = this.factor / factor;
    this.factor = factor;
    // A page that goes away meanwhile needs no zoom.
    this.#last = this.#last.then(() => resizePixels(this.#devTools(), scale)).catch(() => undefined);
  }
}

/** Gives the page `scale` times as many CSS pixels in each direction, in a window of the same size. */
async function resizePixels(devTools, scale) {
  const expression = 'JSON.stringify([innerWidth, innerHeight, devicePixelRatio])';
  const { result } = await devTools.send('Runtime.evaluate', { expression });
  const [width, height, ratio] = JSON.parse(result.value);
  await devTools.send('Emulation.setDeviceMetricsOverride', {
    width: Math.round(width * scale),
    height: Math.round(height * scale),
    deviceScaleFactor: ratio / scale,
    mobile: false,
  });
}
