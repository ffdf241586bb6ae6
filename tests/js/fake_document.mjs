/** As much of a document as dom.mjs and the painters touch, which shows what was made of it. */

class FakeElement {
  attributes = {};
  children = [];
  listeners = {};

  constructor(document, tag, namespace = null) {
    Object.assign(this, { ownerDocument: document, tag, namespace });
  }

  setAttribute(name, value) {
    this.attributes[name] = String(value);
  }

  removeAttribute(name) {
    delete this.attributes[name];
  }

  addEventListener(type, listener) {
    (this.listeners[type] ??= []).push(listener);
  }

  /** What a browser does when something happens to an element; returns the event. */
  tell(type, event = {}) {
    const told = { prevented: false, preventDefault: () => (told.prevented = true), stopPropagation() {}, ...event };
    for (const listener of this.listeners[type] ?? []) listener(told);
    return told;
  }

  scrollIntoView() {}

  append(...more) {
    this.children.push(...more.map((one) => (one instanceof FakeElement ? one : String(one))));
  }

  replaceChildren(...others) {
    this.children = [];
    this.append(...others);
  }

  get textContent() {
    return this.children.map((child) => child.textContent ?? child).join("");
  }

  /** This element and all in it. */
  get all() {
    return [this, ...this.children.flatMap((child) => child.all ?? [])];
  }

  getContext() {
    return fakeContext(this);
  }
}

/** A document that makes such elements; text is a plain string in them. */
export class FakeDocument {
  createElement = (tag) => new FakeElement(this, tag);
  createElementNS = (namespace, tag) => new FakeElement(this, tag, namespace);
  createTextNode = (text) => text;
}

/** A drawing context that notes what is drawn: `calls` of [method, arguments, alpha, fill]. */
export function fakeContext(canvas = null) {
  const context = { canvas, calls: [], globalAlpha: 1, fillStyle: "" };
  const noted = (name) => (...args) => void context.calls.push([name, args, context.globalAlpha, context.fillStyle]);
  for (const name of ["clearRect", "fillRect", "drawImage"]) context[name] = noted(name);
  context.createRadialGradient = () => ({ addColorStop() {} });
  return context;
}
