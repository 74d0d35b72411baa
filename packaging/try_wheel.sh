#!/bin/sh
# Build the wheel, from the checkout and from the source archive, and use it far from the checkout.
#   packaging/try_wheel.sh        takes some minutes and a network; writes nothing here
set -eu
cd "$(dirname "$0")/.."
. packaging/environment.sh

away=$(mktemp -d)
trap 'rm -rf "$away"' EXIT
pip="$away/env/bin/python -m pip --disable-pip-version-check --quiet --quiet"

"$(find_python)" -m venv "$away/env"
$pip install --require-hashes -r packaging/requirements-build.lock
$pip install --require-hashes --no-build-isolation -r requirements.lock

build="$away/env/bin/hatchling build"
$build -t wheel -d "$away/wheel" >/dev/null
$build -t sdist -d "$away/source" >/dev/null
tar -xzf "$away"/source/*.tar.gz -C "$away/source"
(cd "$away"/source/evidence_desk-*/ && $build -t wheel -d "$away/again" >/dev/null)
cmp "$away"/wheel/*.whl "$away"/again/*.whl || stop "The source archive builds another wheel than the checkout."
$pip install --no-deps "$away"/wheel/*.whl

# From here on there is no checkout, no environment and no home but an empty one.
cd "$away"
away_from_home() { env -i HOME="$away/home" LC_ALL=C.UTF-8 PATH=/usr/bin:/bin "$@"; }
desk() { away_from_home env/bin/evidence-desk "$@"; }

away_from_home env/bin/python -P - <<'PYTHON'
from pathlib import Path
import evidence_desk
from evidence_desk.resources import resource

package = Path(evidence_desk.__file__).parent
for name in (
    "fonts/NotoSans-Regular.ttf",
    "icons/evidence-desk.svg",
    "translations/evidence_desk_fr.qm",
    "vocabularies/abuse.csv",
):
    assert resource(name).is_relative_to(package), name
PYTHON

desk demo demo.evidence
for language in "Full edition" "Édition publique"; do
    name=$(desk edition list demo.evidence --json | env/bin/python -c '
import json, sys
print(next(one["name"] for one in json.load(sys.stdin) if one["name"].startswith(sys.argv[1])))' "$language")
    desk export annex demo.evidence "$name" "$language.pdf"
    desk export workbook demo.evidence "$name" "$language.xlsx"
done
desk export pack demo.evidence "$name" pack || [ $? = 1 ]  # one exhibit cannot be made public
desk new own.evidence --title "Of the wheel"
desk import own.evidence demo.evidence/exports demo.evidence/README.txt "Full edition.pdf"
desk verify demo.evidence
say "The wheel works away from the checkout: $(wc -c <"$(echo wheel/*.whl)") bytes."
