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

# make_environment FOLDER LOCK: a private environment that holds exactly what the lock file says.
make_environment() {
    folder=$1
    lock=$2
    wanted=$(cat "$lock" packaging/requirements-build.lock pyproject.toml | sha256sum | cut -d ' ' -f 1)
    [ "$(cat "$folder/made-from" 2>/dev/null)" = "$wanted" ] && return 0
    say "Preparing a private environment in $folder"
    "$(find_python)" -m venv --clear "$folder"
    pip="$folder/bin/python -m pip --disable-pip-version-check --quiet --quiet"
    $pip install --no-compile --require-hashes -r packaging/requirements-build.lock
    $pip install --no-compile --require-hashes --no-build-isolation -r "$lock"
    $pip install --no-compile --no-deps --no-build-isolation --editable .
    # On all processors, which pip does not; what is left out, the first start does.
    "$folder/bin/python" -m compileall -q -q -j 0 src/evidence_desk "$folder"/lib/python3*/site-packages || true
    printf '%s\n' "$wanted" >"$folder/made-from"
}
