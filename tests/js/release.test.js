// A page never mixes scripts of two releases: every script asks for the others under its own version.
import assert from "node:assert/strict"
import { readdir, readFile } from "node:fs/promises"
import { test } from "node:test"

const folder = new URL("../../static/peta/", import.meta.url)
const scripts = (await readdir(folder)).filter((name) => name.endsWith(".js"))
/** @type {Map<string, string>} */
const texts = new Map()
for (const name of scripts) texts.set(name, await readFile(new URL(name, folder), "utf8"))

/**
 * The part of a script that runs, without what is said of its types.
 * @param {string} text
 */
const code = (text) => text.replace(/\/\*\*[\s\S]*?\*\//g, "")
const VERSIONED = /\bimport\(`\.\/\w+\.js\$\{(?:v|new URL\(import\.meta\.url\)\.search)\}`\)/g

for (const [name, text] of texts)
  test(`${name} asks for its own release only`, () => {
    assert.equal(code(text).match(VERSIONED)?.length, code(text).match(/\bimport\(/g)?.length)
    assert.doesNotMatch(code(text), /^\s*import\b(?!\()|^\s*export\b[^=(]*\bfrom\b/m)
  })

test("a version is handed on to what is imported", async () => {
  const one = await import(new URL("player.js?v=one", folder).href)
  const two = await import(new URL("player.js?v=two", folder).href)
  assert.notEqual(one.Player, two.Player)
})
