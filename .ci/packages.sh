# Sourced by ./run and ./test: installs what is missing on a Debian-like system, and says what.

# need PURPOSE PACKAGE… — asks first unless it is root; elsewhere than on Debian it does nothing.
need() {
    local purpose=$1 package missing=()
    shift
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || return 0
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0

    echo "$purpose needs: ${missing[*]}" >&2
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        sudo=(sudo)
        local answer=n
        if [ -t 0 ] && command -v sudo >/dev/null; then
            read -r -p "Install them now with sudo? [Y/n] " answer
        fi
        case ${answer:-y} in
            [Yy]*) ;;
            *)
                echo "Install them with: apt-get install ${missing[*]}" >&2
                return 1
                ;;
        esac
    fi
    export DEBIAN_FRONTEND=noninteractive
    install_all() { "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >&2; }
    # A machine without package lists needs them first; one that has them is not kept waiting.
    install_all || { "${sudo[@]}" apt-get update >&2 && install_all; } || {
        echo "Not all could be installed. Install by hand: ${missing[*]}" >&2
        return 1
    }
}

# Rust and a linker, the two things every build needs.
need_cargo() {
    [ -d "$HOME/.cargo/bin" ] && PATH="$PATH:$HOME/.cargo/bin"
    if ! command -v cargo >/dev/null; then
        echo "Rust is not installed; get it from https://rustup.rs and run this again" >&2
        return 1
    fi
    command -v cc >/dev/null || need "Building" gcc libc6-dev
}
