# What ./start and ./check share: system packages, and a private Python from a lock file.

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 2; }

# need_packages FILE...: install what is missing of the Debian packages named in these files.
need_packages() {
    if ! command -v dpkg-query >/dev/null; then
        command -v python3 >/dev/null || stop "Evidence Desk needs Python 3.11 or newer; install it and run this again."
        say "This is not a Debian system: if a picture or a video does not show, install VLC and Qt's system libraries (see docs/install.md)."
        return 0
    fi
    missing=""
    for package in $(cat "$@"); do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$state" = installed ] || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        as_root="sudo"
    else
        stop "Some system packages are missing; run this as an administrator, then try again: apt-get install --no-install-recommends$missing"
    fi
    say "Installing system packages:$missing"
    $as_root apt-get update -q >&2 || stop "The list of packages could not be fetched; check the connection and run: apt-get update"
    # shellcheck disable=SC2086  (a list of names)
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >&2 \
        || stop "The packages could not be installed; run: apt-get install --no-install-recommends$missing"
}

# beside COMMAND...: run it beside what follows, unless it may ask for a password; `beside_done`
# waits for it. Where both are to be run, Python's packages and Debian's need not wait for each other.
beside() {
    others=""
    if [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; then
        "$@" &
        others=$!
    else
        "$@"
    fi
}
beside_done() { [ -z "$others" ] || wait "$others"; }

# need_python: install Python where there is none that is new enough.
need_python() {
    found=$(find_python 2>/dev/null) || found=""
    [ -n "$found" ] || printf 'python3\npython3-venv\n' | need_packages -
}

# find_python: the name of a Python that is new enough.
find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$python" >/dev/null \
            && "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$python"
            return 0
        fi
    done
    stop "Evidence Desk needs Python 3.11 or newer with its venv module; install it and run this again."
}

# made_from LOCK: what tells an environment made from this lock file from any other.
made_from() { cat "$1" packaging/requirements-build.lock pyproject.toml | sha256sum | cut -d ' ' -f 1; }

# is_made FOLDER LOCK: whether this is what this lock file makes.
is_made() { [ "$(cat "$1/made-from" 2>/dev/null)" = "$(made_from "$2")" ]; }

# make_environment FOLDER LOCK [BASE LOCK]: a private environment that holds exactly what the lock
# file says. Where BASE is there, made from its own lock file, it begins with a copy of what is in
# it: what this one adds is then all that has to be fetched, checked and compiled.
make_environment() {
    folder=$1
    lock=$2
    is_made "$folder" "$lock" && return 0
    say "Preparing a private environment in $folder"
    pip="$folder/bin/python -m pip --disable-pip-version-check --quiet --quiet"
    if [ $# = 4 ] && is_made "$3" "$4"; then
        "$3/bin/python" -m venv --clear --without-pip "$folder"
        for packages in "$folder"/lib/python3*/site-packages; do
            cp -a "$3/${packages#"$folder"/}/." "$packages"
        done
    else
        "$(find_python)" -m venv --clear "$folder"
        $pip install --no-compile --require-hashes -r packaging/requirements-build.lock
    fi
    $pip install --no-compile --require-hashes --no-build-isolation -r "$lock"
    $pip install --no-compile --no-deps --no-build-isolation --editable .
    # On all processors, which pip does not; what is left out, the first start does.
    "$folder/bin/python" -m compileall -q -q -j 0 src/evidence_desk "$folder"/lib/python3*/site-packages || true
    made_from "$lock" >"$folder/made-from"
}
