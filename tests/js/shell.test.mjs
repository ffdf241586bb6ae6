import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const assets = new URL("../../assets/", import.meta.url);
const read = (name) => readFileSync(new URL(name, assets), "utf8");
const shell = read("shell.html");
const ids = new Set([...shell.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id));
const modules = ["js/", "js/panels/", "js/features/"].flatMap((folder) =>
  readdirSync(new URL(folder, assets)).filter((name) => name.endsWith(".mjs")).map((name) => folder + name));
const explorer = read("js/explorer.mjs");
const own = explorer.match(/#commands = \{([^]*?)\n {2}\};/)[1];
const others = modules.filter((name) => name.startsWith("js/features/")).flatMap((name) => read(name).match(/\bcommands(?::| =) \{[^]*?\}/g) ?? []);
const commands = new Set([own, ...others].flatMap((text) => [...text.matchAll(/(\w+)\s*[:(,]/g)].map(([, name]) => name)));

test("every id that a module looks for is in the shell, once", () => {
  assert.equal([...shell.matchAll(/\bid="/g)].length, ids.size);
  for (const module of modules) {
    for (const [, id] of read(module).matchAll(/(?:querySelector\("#|find\(")([\w-]+)"\)/g)) {
      assert.ok(ids.has(id), `${module} looks for #${id}`);
    }
  }
});

test("every id that the shell points to is there", () => {
  for (const [, id] of shell.matchAll(/(?:aria-controls|href)="#?([\w-]+)"/g)) assert.ok(ids.has(id), id);
});

test("every command of the shell and of the keys is one that the explorer knows", () => {
  const buttons = [...shell.matchAll(/data-command="(\w+)"/g)].map(([, name]) => name);
  const keys = [...read("js/keys.mjs").match(/const COMMANDS = \{([^]*?)\};/)[1].matchAll(/: "(\w+)"/g)].map(([, name]) => name);
  assert.ok(buttons.length > 5 && keys.length > 5);
  for (const name of [...buttons, ...keys]) assert.ok(commands.has(name), name);
});

test("every button has a name that can be read aloud", () => {
  for (const [, attributes, inside] of shell.matchAll(/<button([^>]*)>([^]*?)<\/button>/g)) {
    assert.ok(/aria-label=|title=/.test(attributes) || /\w/.test(inside.replace(/<[^>]*>/g, "")), attributes);
  }
});

test("there is no script, style or handler in the shell", () => {
  assert.doesNotMatch(shell, /<script|<style|\son\w+=|\sstyle=|javascript:/i);
});

test("one module alone touches the window", () => {
  const global = /(?<![\w.#"'`-])(?:window|localStorage|sessionStorage|history|location|navigator|matchMedia|requestAnimationFrame|setTimeout|setInterval|fetch|devicePixelRatio)\b(?=[.(\[])/;
  const withoutComments = (text) => text.replace(/\/\*[^]*?\*\//g, "").replace(/^\s*\/\/.*$|\s\/\/ .*$/gm, "");
  for (const module of modules.filter((name) => name !== "js/boot.mjs")) {
    assert.doesNotMatch(withoutComments(read(module)), global, module);
  }
  assert.match(withoutComments(read("js/boot.mjs")), global);
});

test("no module makes HTML of text", () => {
  for (const module of modules) {
    assert.doesNotMatch(read(module), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser/, module);
  }
});
