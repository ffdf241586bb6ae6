#!/bin/sh
# Install Debian's chromium where it is missing and this machine lets us; else say what to do.
set -eu
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "chromium is missing: install it, or set WORDGRAPH_CHROMIUM to a Chrome's path" >&2
  exit 0
fi
as_root=""
if [ "$(id -u)" != 0 ]; then as_root="sudo -n"; fi
echo "Installing chromium for the browser tests..."
$as_root apt-get update -qq || true
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null ||
  echo "chromium could not be installed: the browser tests will say so" >&2
