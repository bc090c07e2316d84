# Sourced by run and test: the packages of Debian 12 that Relève is built,
# shown and tested with, and the function that installs those missing.

build_packages="gcc meson ninja-build pkg-config gettext
  libgtk-4-dev libadwaita-1-dev libglib2.0-dev libsqlite3-dev libjansson-dev
  libicu-dev libqpdf-dev libcairo2-dev libpango1.0-dev librsvg2-common
  adwaita-icon-theme fonts-cantarell fonts-ebgaramond shared-mime-info
  desktop-file-utils"

test_packages="xvfb xauth xdotool dbus at-spi2-core python3 poppler-utils qpdf
  appstream libxml2-utils binutils libglpk-dev"

# The packages among "$@" that dpkg does not know as installed.
missing_packages () {
  for package in "$@"; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=
    [ "$status" = installed ] || printf '%s ' "$package"
  done
}

# install_packages PACKAGE…: quiet when nothing is missing.
install_packages () {
  if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    [ -d build ] && return 0
    echo "This is not a Debian system; please see that it has what these packages hold:" >&2
    echo $* >&2
    return 0
  fi
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  as_root=env
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "These packages are missing, and there is no sudo to install them: $missing" >&2
      return 1
    fi
    as_root="sudo env"
  fi
  echo "Installing: $missing" >&2
  log=$(mktemp)
  if ! { $as_root apt-get update -qq &&
         $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    echo "Installing failed; the lines above say why." >&2
    return 1
  fi
  rm -f "$log"
}

# build_here FOLDER [meson option…]: quiet unless it fails.
build_here () {
  folder=$1
  shift
  log=$(mktemp)
  if ! { { [ -f "$folder/build.ninja" ] || meson setup "$folder" "$@"; } && ninja -C "$folder"; } >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    echo "The build failed; the lines above say why." >&2
    return 1
  fi
  rm -f "$log"
}
