import assert from "node:assert/strict"
import { test } from "node:test"
import { handed, handOn } from "../../static/bagikan/bagikan.js"

const words = { finding: "56 dari 100 pekerja.", title: "Ringkasan", label: "", copied: "", failed: "" }
const address = "https://contoh/?wilayah=73"
const aborted = Object.assign(new Error("no"), { name: "AbortError" })

test("the link stands on a line of its own after the sentence", () => {
  assert.equal(handed(words, address), `${words.finding}\n${address}`)
  assert.equal(handed({ ...words, finding: "" }, address), address)
})

test("a phone shares in its own way, and what is put off is not copied behind its back", async () => {
  /** @type {ShareData[]} */
  const sent = []
  const share = async (/** @type {ShareData} */ data) => void sent.push(data)
  const clipboard = { writeText: async () => assert.fail("copied") }
  assert.equal(await handOn({ share, clipboard }, words, address, true), "shared")
  assert.deepEqual(sent, [{ title: "Ringkasan", text: words.finding, url: address }])
  const put = async () => Promise.reject(aborted)
  assert.equal(await handOn({ share: put, clipboard }, words, address, true), "put off")
})

test("a computer, and a phone that can't share, copies", async () => {
  /** @type {string[]} */
  const copied = []
  const clipboard = { writeText: async (/** @type {string} */ text) => void copied.push(text) }
  const broken = async () => Promise.reject(new Error("not allowed"))
  assert.equal(await handOn({ clipboard, share: broken }, words, address, false), "copied")
  assert.equal(await handOn({ clipboard, share: broken }, words, address, true), "copied")
  assert.equal(
    await handOn({ clipboard, share: broken, canShare: () => false }, words, address, true),
    "copied",
  )
  assert.deepEqual(copied, Array(3).fill(handed(words, address)))
})

test("where nothing may be copied it says so", async () => {
  const clipboard = { writeText: async () => Promise.reject(new Error("not allowed")) }
  assert.equal(await handOn({}, words, address, false), "failed")
  assert.equal(await handOn({ clipboard }, words, address, true), "failed")
})
