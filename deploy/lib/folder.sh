# shellcheck shell=bash disable=SC2034,SC2154
# The data folder of one installation: $data, with postgres/, secrets/, logs/ and run/.

# choose_folder [DIR] : sets $data and, for a root who cannot run PostgreSQL, $as_database_user.
choose_folder() {
    choose_database_user
    if [[ -n ${1-} ]]; then
        data=$(realpath -m -- "$1")
    else
        data=$root/.data
        if ((EUID == 0)) && ! database_user_passes "$root"; then
            data=/var/lib/samlop-$(printf '%s' "$root" | sha256sum | cut -c1-8)
            elsewhere="The database user $database_user may not enter $root: the data is in $data"
        fi
    fi
    # A cluster that exists keeps its owner.
    if ((EUID == 0)) && [[ -d $data/postgres && $(stat -c %u "$data/postgres") != 0 ]]; then
        database_user=$(stat -c %u "$data/postgres")
        run_as_database_user "$database_user" "$(stat -c %g "$data/postgres")"
    fi
}

# PostgreSQL refuses root; everyone else runs it as themselves.
choose_database_user() {
    as_database_user=() database_user=$(id -un)
    ((EUID == 0)) || return 0
    local name
    for name in postgres nobody; do
        if id -u "$name" >/dev/null 2>&1; then
            database_user=$name
            run_as_database_user "$(id -u "$name")" "$(id -g "$name")"
            return
        fi
    done
    fail "PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody." \
        "Make one: useradd --system postgres"
}

run_as_database_user() {
    as_database_user=(setpriv "--reuid=$1" "--regid=$2" --clear-groups --)
}

database_user_passes() {
    "${as_database_user[@]}" test -x "$1"
}

prepare_folder() {
    [[ -d $data ]] || install -d -m 711 "$data" 2>/dev/null || fail "The data folder $data cannot be made." \
        "Choose another with --data DIR."
    [[ -w $data && -O $data ]] || ((EUID == 0)) || fail "The data folder $data belongs to $(stat -c %U "$data")." \
        "Run this as $(stat -c %U "$data"), or choose another folder with --data DIR."
    # The database user passes through; nobody else can list what is here.
    chmod go+x "$data"
    install -d -m 711 "$data/run"
    install -d -m 750 "$data/logs"
    install -d -m 700 "$data/secrets"
    database_user_passes "$data" || fail "The database user $database_user may not enter $data." \
        "Let it pass through the folders above (chmod o+x), or choose another with --data DIR."
}

# Held while we start, run in the foreground or stop: one at a time on a folder.
lock_folder() {
    exec 9>"$data/run/lock"
    flock "$@" 9 || return 1
}

# secret NAME COMMAND… : makes DIR/secrets/NAME out of what COMMAND prints, once.
secret() {
    local file=$data/secrets/$1
    shift
    [[ ! -s $file ]] || return 0
    (umask 077 && "$@" >"$file.new") || fail "The secret $file could not be made."
    mv "$file.new" "$file"
}

random_base64() { head -c 32 /dev/urandom | base64 -w0; }
random_word() { head -c 32 /dev/urandom | base64 -w0 | tr -d '=+/'; }
rsa_key() { openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 2>/dev/null || openssl genrsa 2048 2>/dev/null; }

# The master key comes first: other secrets without it mean that it was lost, and a new one
# would open none of the persons' keys.
create_secrets() {
    if [[ ! -s $data/secrets/master.key ]] && { [[ -s $data/secrets/call.key ]] || [[ -e $data/postgres ]]; }; then
        fail "$data/secrets/master.key is missing; without it no personal data can be read." \
            "Put it back from your backup, or start anew with another folder (--data DIR)."
    fi
    secret master.key random_base64
    secret call.key random_base64
    if [[ -z ${SAMLOP_AUTHORITY-} ]]; then
        [[ -s $data/secrets/demo-identity.pem ]] || need openssl openssl
        secret demo-identity.pem rsa_key
        secret demo-secret random_word
    fi
}
