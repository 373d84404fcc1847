# shellcheck shell=bash disable=SC2034,SC2154
# What the machine must have. Debian's packages are installed when we are root and
# something is missing; otherwise a sentence says what to install.

may_install() {
    ((EUID == 0)) && command -v apt-get >/dev/null
}

# need COMMAND PACKAGE… : makes sure that a command is there.
need() {
    have "$@" && return
    may_install || fail "$1 is missing, and only root may install it." "Install it: sudo apt-get install -y ${*:2}"
    fail "$1 could not be installed." "Install it by hand: apt-get install -y ${*:2}"
}

# have COMMAND PACKAGE… : whether a command is there, installed where that is allowed.
have() {
    local command=$1
    shift
    command -v "$command" >/dev/null && return
    may_install || return
    say "$command is missing: installing $* with apt-get"
    attempt "apt-get update" "$data/logs/apt.log" timeout 300 apt-get update || true
    attempt "apt-get install" "$data/logs/apt.log" \
        env DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y --no-install-recommends "$@" || true
    command -v "$command" >/dev/null
}

# .NET is not in Debian; which feed to trust is the owner's choice, so we only say.
need_dotnet() {
    local where='https://learn.microsoft.com/dotnet/core/install/linux-debian'
    dotnet_version=''
    if command -v dotnet >/dev/null; then
        dotnet_version=$(dotnet --version </dev/null 2>/dev/null) || dotnet_version=''
    fi
    [[ $dotnet_version == 10.* ]] ||
        fail "The .NET 10 SDK is missing${dotnet_version:+ (dotnet is $dotnet_version)}." \
        "Install the package dotnet-sdk-10.0 from Microsoft's feed for Debian: $where"
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
    # No compiler server outlives us, and executables find the runtime that the SDK brought.
    export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
    if [[ -z ${DOTNET_ROOT-} ]]; then
        DOTNET_ROOT=$(dirname "$(readlink -f "$(command -v dotnet)")")
        export DOTNET_ROOT
    fi
}

need_linux() {
    [[ $(uname -s) == Linux ]] || fail "This starts Samløp on Linux only; this is $(uname -s)." \
        "Run it in a Linux machine or container."
    need setsid util-linux
    need flock util-linux
    need setpriv util-linux
}
