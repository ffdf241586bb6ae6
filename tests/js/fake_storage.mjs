/** As much of localStorage as what is kept there needs. */
export function fakeStorage(texts = {}) {
  const held = new Map(Object.entries(texts));
  return { getItem: (key) => held.get(key) ?? null, setItem: (key, text) => void held.set(key, String(text)) };
}
