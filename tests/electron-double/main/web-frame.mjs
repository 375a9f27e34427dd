/** WebFrameMain: the only frame a page of ours has. */
export class WebFrameMain {
  parent = null;
  frames = [];
  routingId = 1;
  processId = 1;
  name = '';
  #contents;

  constructor(contents) {
    this.#contents = contents;
  }
  get url() {
    return this.#contents.getURL();
  }
  get origin() {
    if (!URL.canParse(this.url)) return 'null';
    const { origin, protocol, host } = new URL(this.url);
    return origin === 'null' ? `${protocol}//${host}` : origin;
  }
  get top() {
    return this;
  }
  isDestroyed() {
    return this.#contents.isDestroyed();
  }
  send(...args) {
    this.#contents.send(...args);
  }
}
