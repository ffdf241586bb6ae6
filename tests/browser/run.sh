#!/bin/sh
# Run the browser tests with the given python. Pictures are drawn by the processor here: what a busy
# machine made fail is tried once more, and named at the end, so that no unsteady test goes unseen.
set -u
python=$1
"$python" -m pytest -q tests/browser && exit 0
again=$("$python" -m pytest -q tests/browser --last-failed --last-failed-no-failures none --collect-only | grep '::')
[ -n "$again" ] || exit 1 # what failed was no test
"$python" -m pytest -q tests/browser --last-failed
result=$?
printf '\n*** FAILED AT FIRST, AND TRIED AGAIN:\n%s\n' "$again"
[ $result -eq 0 ] && printf '*** They passed the second time: unsteady tests, or a very busy machine.\n'
exit $result
