# shellcheck shell=bash disable=SC2034,SC2154
# Long-running processes are known by a name: DIR/run/NAME.pid, DIR/logs/NAME.log.
# Each has a session of its own, so that a Ctrl-C reaches only us and we stop them in order.

declare -A started=()

# supervise COMMAND… : does the work in a process beside this one and exits as it does. A
# Ctrl-C goes to every process of a terminal, and bash forgets it when it comes while a
# command is just ending. The work therefore ignores it, and this process, which does
# nothing but wait, turns whatever should end us into a SIGTERM, which is never forgotten.
supervise() {
    local code=0 interrupted='' worker
    trap 'interrupted=yes; kill -TERM "$worker" 2>/dev/null || true' INT QUIT
    trap 'kill -TERM "$worker" 2>/dev/null || true' TERM HUP
    (
        trap '' INT QUIT
        "$@"
    ) &
    worker=$!
    # A signal also ends the wait itself, and then its status is not the worker's.
    while kill -0 "$worker" 2>/dev/null; do
        wait "$worker" || true
    done
    wait "$worker" || code=$?
    if [[ -n $interrupted ]] && ((code != 0)); then
        code=130
    fi
    exit "$code"
}

# start NAME COMMAND… : COMMAND may be a function; it must end in exec.
start() {
    local name=$1 log=$data/logs/$1.log
    shift
    [[ ! -s $log ]] || mv -f "$log" "$log.1"
    (
        export SAMLOP_PROCESS=$data/run/$name
        exec </dev/null >"$log" 2>&1 7>&- 8>&- 9>&-
        "$@"
    ) &
    started[$name]=$!
    printf '%s\n' "$!" >"$data/run/$name.pid"
    # We say ourselves when one dies; bash need not.
    disown "$!"
}

recorded_pid() {
    local pid=''
    [[ ! -r $data/run/$1.pid ]] || read -r pid <"$data/run/$1.pid" || true
    [[ $pid =~ ^[1-9][0-9]*$ ]] && printf '%s' "$pid"
}

# Whether NAME runs. A recorded number alone says nothing (it may be another's by now):
# the process must be our child, or carry the mark that start gave it.
runs() {
    local name=$1 pid
    pid=$(recorded_pid "$name") || return 1
    if [[ ${started[$name]-} == "$pid" ]]; then
        kill -0 "$pid" 2>/dev/null
    elif [[ $name == postgres ]]; then
        # PostgreSQL overwrites its environment with its title, but works in its data folder.
        [[ $(readlink "/proc/$pid/cwd") == "$data/postgres" ]]
    else
        grep -qzFx "SAMLOP_PROCESS=$data/run/$name" "/proc/$pid/environ" 2>/dev/null
    fi
}

# ask_to_stop NAME SIGNAL : false when it does not run.
ask_to_stop() {
    if ! runs "$1"; then
        rm -f "$data/run/$1.pid"
        return 1
    fi
    kill -s "$2" "$(recorded_pid "$1")" 2>/dev/null || true
}

# await_stop NAME SECONDS LAST-SIGNAL : LAST-SIGNAL is for one that does not stop in time.
await_stop() {
    local name=$1 until=$((SECONDS + $2)) signal=$3
    while runs "$name"; do
        if ((SECONDS >= until)); then
            [[ -n $signal ]] || fail "$name (process $(recorded_pid "$name")) does not stop." \
                "Look at $data/logs/$name.log."
            say "$name did not stop in time: sending SIG$signal"
            ask_to_stop "$name" "$signal" || true
            until=$((SECONDS + 10)) signal=''
        fi
        sleep 0.1
    done
    rm -f "$data/run/$name.pid"
}

silo_names() {
    local file
    for file in "$data"/run/silo-*.pid; do
        [[ -e $file ]] && basename "$file" .pid
    done | sort -V
}

# Gateway first (no new calls), then the silos side by side (they finish what they do and
# leave the cluster), then PostgreSQL. True when anything ran.
stop_everything() {
    local name names=() ran=1 patience=45 until
    # Silos cannot leave the cluster in order when their database is gone.
    if [[ -e $data/run/postgres.pid ]] && ! runs postgres; then
        patience=10
    fi
    if ask_to_stop gateway TERM; then
        say "Stopping the gateway"
        await_stop gateway 20 KILL
        ran=0
    fi
    for name in $(silo_names); do
        if ask_to_stop "$name" TERM; then
            names+=("$name")
        fi
    done
    if ((${#names[@]} > 0)); then
        say "Stopping ${names[*]}"
        until=$((SECONDS + patience))
        for name in "${names[@]}"; do
            await_stop "$name" $((until - SECONDS)) KILL
        done
        ran=0
    fi
    if postgres_stop; then
        ran=0
    fi
    return "$ran"
}

# attempt SENTENCE LOG COMMAND… : one step that takes time; shows that it goes on, shows
# the end of its log when it fails, and can be interrupted. COMMAND may be a function that
# ends in exec setsid.
attempt() {
    local sentence=$1 log=$2 begun=$SECONDS told=$SECONDS status=0
    shift 2
    (
        exec </dev/null >"$log" 2>&1 7>&- 8>&- 9>&-
        if [[ $(type -t "$1") == function ]]; then "$@"; else exec setsid "$@"; fi
    ) &
    step=$!
    while kill -0 "$step" 2>/dev/null; do
        if ((SECONDS - told >= 15)); then
            told=$SECONDS
            say "  … $sentence: still at it after $((SECONDS - begun)) s"
        fi
        sleep 0.1
    done 2>/dev/null
    wait "$step" 2>/dev/null || status=$?
    step=''
    ((status == 0)) || last_lines "$log"
    return "$status"
}

# interruptible COMMAND… : a long step of its own that says what it says, and ends with all that it started
# when it is interrupted.
interruptible() {
    local status=0
    setsid "$@" </dev/null 7>&- 8>&- 9>&- &
    step=$!
    while kill -0 "$step" 2>/dev/null; do sleep 0.1; done 2>/dev/null
    wait "$step" 2>/dev/null || status=$?
    step=''
    return "$status"
}

# Ends a step that was interrupted, with all that it started.
abandon_step() {
    [[ -n ${step-} ]] || return 0
    local until=$((SECONDS + 10))
    kill -TERM -- "-$step" 2>/dev/null || kill -TERM "$step" 2>/dev/null || true
    while kill -0 "$step" 2>/dev/null && ((SECONDS < until)); do sleep 0.1; done 2>/dev/null
    kill -KILL -- "-$step" 2>/dev/null || true
    wait "$step" 2>/dev/null || true
    step=''
}

# Whether anything listens on a TCP port of this machine; asks the kernel, connects to nothing.
port_taken() {
    local hex
    printf -v hex '%04X' "$1"
    cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
        awk -v port=":$hex\$" '$4 == "0A" && $2 ~ port { found = 1 } END { exit !found }'
}

# free_port FROM [TAKEN…] : the first port from FROM on that nobody has, into $free.
free_port() {
    local port=$1 other
    shift
    while ((port <= 65535)); do
        for other; do
            [[ $other != "$port" ]] || { ((port += 1)) && continue 2; }
        done
        if ! port_taken "$port"; then
            free=$port
            return
        fi
        ((port += 1))
    done
    fail "No free port is left on this machine." "Stop something that listens, and try again."
}

# Of two installations that start at the same moment, the second waits here until the
# first one listens: then it sees which ports are taken.
choose_ports_alone() {
    mkdir -p "$root/artifacts"
    exec 8>"$root/artifacts/ports.lock"
    flock 8
}

let_others_choose_ports() {
    exec 8>&-
}
