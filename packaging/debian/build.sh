#!/bin/sh
# Make a Debian package of the frozen program: OUT/evidence-desk_VERSION_ARCH.deb (OUT: dist).
#   packaging/debian/build.sh [OUT]      uses OUT/evidence-desk if it is there, else builds it
# DEBFULLNAME and DEBEMAIL say who answers for it. Debian's own Python is frozen, where there is one:
# others carry the folder they were built in.
set -eu
cd "$(dirname "$0")/../.."
. packaging/environment.sh

out=${1:-dist}
[ -x "$out/evidence-desk/evidence-desk" ] || PATH=/usr/bin:$PATH packaging/pyinstaller/build.sh "$out"
version=$("$out/evidence-desk/evidence-desk" --version | sed 's/.* //')
architecture=$(dpkg --print-architecture)
# What was linked here asks for the C library of here or a newer one.
libc=$(dpkg-query -W -f '${Version}' libc6 | sed 's/-.*//')
depends=$(grep -v '^python' packaging/debian/run.txt | paste -s -d , | sed 's/,/, /g')

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
share=$tree/usr/share
mkdir -p "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$share/doc/evidence-desk"
chmod 755 "$tree"
cp -R "$out/evidence-desk" "$tree/opt/"
chmod -R u=rwX,go=rX "$tree/opt"
find "$tree/opt" -name '*.so*' -type f -exec chmod a-x {} +
ln -s /opt/evidence-desk/evidence-desk /opt/evidence-desk/evidence-desk-window "$tree/usr/bin/"
install -D -m 644 -t "$share/applications" packaging/linux/evidence-desk.desktop
install -D -m 644 -t "$share/metainfo" packaging/linux/evidence-desk.metainfo.xml
install -D -m 644 -t "$share/icons/hicolor/scalable/apps" resources/icons/evidence-desk.svg

cat >"$share/doc/evidence-desk/copyright" <<'TEXT'
Evidence Desk is free software: you can redistribute it and modify it under the terms of the GNU
General Public License, version 3 or (at your option) any later version; see
/usr/share/common-licenses/GPL-3.

Copyright 2026 the contributors to Evidence Desk.

What it is packed with has licences of its own, all of them compatible with that one; they lie in
/opt/evidence-desk/_internal/licences and, for the fonts, in
/opt/evidence-desk/_internal/evidence_desk/resources/fonts.
TEXT

cat >"$tree/DEBIAN/control" <<TEXT
Package: evidence-desk
Version: $version
Architecture: $architecture
Maintainer: ${DEBFULLNAME:-Evidence Desk maintainers} <${DEBEMAIL:-maintainers@invalid}>
Installed-Size: $(du -sk "$tree" | cut -f 1)
Depends: libc6 (>= $libc), $depends
Section: misc
Priority: optional
Description: turns footage into a dossier whose every exhibit can be proved
 For small groups who document abuses over years and must hand a court, an
 ombudsman or a newspaper a numbered dossier. Takes in films, photos, recordings
 and documents; ties them to incidents and to a report; writes the annex, the
 workbook and the pack, in English and French, in full or for the public; proves
 that nothing was altered. Works on one computer and never uses the network.
TEXT

package=$out/evidence-desk_${version}_$architecture.deb
dpkg-deb --root-owner-group --build "$tree" "$package" >&2
say "The package is $package, $(du -m "$package" | cut -f 1) MB."
