# shellcheck shell=bash
# What a person reads while something starts or stops.

bold='' red='' plain=''
if [[ -t 1 && -t 2 && -z ${NO_COLOR-} ]]; then
    bold=$'\e[1m' red=$'\e[31m' plain=$'\e[0m'
fi

# A line of progress, with the seconds since the start.
say() {
    printf '%s[%4d s]%s %s\n' "$bold" "$SECONDS" "$plain" "$*"
}

# An error: what is wrong, then, one argument a line, what to do next.
fail() {
    local next
    printf '%s[%4d s] %s%s\n' "$red" "$SECONDS" "$1" "$plain" >&2
    shift
    for next; do
        printf '         → %s\n' "$next" >&2
    done
    exit 1
}

# The end of a log, indented, under its name.
last_lines() {
    local file=$1 count=${2:-20}
    [[ -s $file ]] || return 0
    printf '         the last lines of %s:\n' "$file" >&2
    tail -n "$count" "$file" | sed 's/^/           | /' >&2
}
