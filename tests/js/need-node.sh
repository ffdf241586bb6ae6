#!/bin/sh
# Node 20 or newer for the JavaScript tests: Debian's where this machine lets us install it, else a remedy.
set -eu
fits() { command -v node >/dev/null 2>&1 && [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ]; }
if fits; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing nodejs for the JavaScript tests..."
  apt-get update -qq || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs >/dev/null || true
fi
if fits; then exit 0; fi
echo "make test needs Node 20 or newer for the JavaScript tests: install it, as from https://nodejs.org" >&2
exit 1
