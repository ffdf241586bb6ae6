import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { decode, emptyView, encode } from "../../assets/js/view.mjs";

const shared = JSON.parse(readFileSync(new URL("../shared/view.json", import.meta.url)));
const whole = (view) => ({ ...emptyView(), ...view });
const plain = (view) => JSON.parse(JSON.stringify(view));

for (const { name, view, query } of shared.views) {
  test(`a view and its link: ${name}`, () => {
    assert.equal(encode(whole(view)), query);
    assert.deepEqual(plain(decode(query).view), plain(whole(view)));
    assert.deepEqual(decode(query).notices, []);
  });
}

for (const { name, view, query } of shared.written) {
  test(`a view is written: ${name}`, () => assert.equal(encode(whole(view)), query));
}

for (const { query, view, notices } of shared.queries) {
  test(`a query from anywhere: ${query.slice(0, 60)}`, () => {
    const found = decode(query);
    assert.deepEqual(plain(found.view), plain(whole(view)));
    assert.equal(found.notices.length, notices);
  });
}

test("nothing in a link can reach an object's prototype", () => {
  decode("lab=vanishing-gradient&lab.__proto__=x&__proto__=y");
  assert.equal({}.x, undefined);
  assert.equal(Object.prototype.y, undefined);
});
