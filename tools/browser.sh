#!/usr/bin/env bash
# Prints the path of a Chromium for the browser tests, getting one first where there is none.
# Fails, saying exactly what to install, rather than let the tests be skipped.
set -u
python="${1:-python3}"

found() {
  if [ -n "${BROWSER_PATH:-}" ] && [ -x "$BROWSER_PATH" ]; then echo "$BROWSER_PATH"; return 0; fi
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome microsoft-edge; do
    command -v "$name" 2>/dev/null && return 0
  done
  for app in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    [ -x "$app" ] && { echo "$app"; return 0; }
  done
  "$python" - <<'PY'
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    path = p.chromium.executable_path
print(path) if Path(path).exists() else sys.exit(1)
PY
}

found 2>/dev/null && exit 0
echo "No Chromium here; trying Playwright's own download ..." >&2
timeout 600 "$python" -m playwright install chromium >&2 && found 2>/dev/null && exit 0
if command -v apt-get >/dev/null; then
  as_root=""; [ "$(id -u)" = 0 ] || as_root="sudo -n"
  echo "Trying the system package chromium ..." >&2
  { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq chromium; } >&2 && found 2>/dev/null && exit 0
fi
cat >&2 <<'MSG'
The browser tests need Chromium or Google Chrome and none could be installed.
Install one of these, then run the command again:
  Debian/Ubuntu:  sudo apt-get install chromium
  Fedora:         sudo dnf install chromium
  macOS:          brew install --cask google-chrome
  anywhere:       .venv/bin/python -m playwright install --with-deps chromium
or name an installed one:  BROWSER_PATH=/path/to/chrome make test
MSG
exit 1
