/** A value that is kept in the browser; where nothing can be kept it lasts as long as the page. */

export class Kept {
  #storage; #key; #accept; #text; #value;

  /** `accept(data)` makes the value of whatever was stored, which anybody may have written, or of null. */
  constructor(storage, key, accept) {
    this.#storage = storage;
    this.#key = key;
    this.#accept = accept;
    this.#value = accept(null);
  }

  /** The value as it is now: another page, or another part of this one, may have changed it. */
  get value() {
    const text = this.#stored();
    if (text !== this.#text) this.#value = this.#accept(parsed(text));
    this.#text = text;
    return this.#value;
  }

  /** Keep another value, given as plain data; whether it outlasts the page. */
  keep(data) {
    const text = JSON.stringify(data);
    try {
      this.#storage.setItem(this.#key, text);
      return true;
    } catch {
      this.#storage = null; // from now on it is only remembered
      return false;
    } finally {
      this.#text = text;
      this.#value = this.#accept(parsed(text));
    }
  }

  #stored() {
    try {
      return this.#storage ? this.#storage.getItem(this.#key) : this.#text;
    } catch {
      return this.#text;
    }
  }
}

function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

/** The pairs of an object, none for anything else; for data that nobody has vouched for. */
export const pairs = (data) => (data && typeof data === "object" && !Array.isArray(data) ? Object.entries(data) : []);
