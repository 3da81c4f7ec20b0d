import assert from "node:assert/strict"
import { test } from "node:test"
import { bytes, isAwaited } from "../../static/unduh/unduh.js"

test("a file comes as it was made", () => {
  const written = "Nama;Tunggakan\nPT Abadi;1\n"
  assert.equal(new TextDecoder().decode(bytes(Buffer.from(written).toString("base64"))), written)
})

test("a file is saved once, by whoever asked for it", () => {
  const file = { press: "a", name: "x.csv", mime: "text/csv", content: "" }
  /** @type {{ asked?: string }} */
  const place = { asked: "a" }
  assert.ok(isAwaited(place, file))
  assert.ok(!isAwaited(place, file))
  assert.ok(!isAwaited({ asked: "b" }, file))
  assert.ok(!isAwaited({ asked: "a" }, null))
})
