#!/bin/sh
# Freeze the program into one folder that needs no Python: OUT/evidence-desk (OUT: dist).
#   packaging/pyinstaller/build.sh [OUT]
# Needs a network, binutils, and Python's shared library (Debian's own Python: libpython3.11).
set -eu
cd "$(dirname "$0")/../.."
. packaging/environment.sh

out=${1:-dist}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
pip="$scratch/env/bin/python -m pip --disable-pip-version-check --quiet --quiet"

"$(find_python)" -m venv "$scratch/env"
$pip install --require-hashes -r packaging/requirements-build.lock
$pip install --require-hashes --no-build-isolation -r requirements.lock
$pip install --require-hashes -r packaging/pyinstaller/requirements.lock
$pip install --no-deps --no-build-isolation .

"$scratch/env/bin/pyinstaller" --noconfirm --log-level WARN \
    --distpath "$out" --workpath "$scratch/work" packaging/pyinstaller/evidence-desk.spec
say "The program is $out/evidence-desk/evidence-desk, $(du -sm "$out/evidence-desk" | cut -f 1) MB with all it needs but VLC."
