# shellcheck shell=bash disable=SC2034,SC2154
# HTTP to this machine with bash alone: a fresh Debian has neither curl nor wget.

# http METHOD PORT PATH [FORM] : sets $status (000 when nobody answers) and $body.
http() {
    local answer=''
    answer=$(http_exchange "$@" 2>/dev/null) || true
    status=000 body=''
    if [[ $answer =~ ^HTTP/1\.[01]\ ([0-9]{3}) ]]; then
        status=${BASH_REMATCH[1]}
        body=${answer#*$'\r\n\r\n'}
    fi
}

http_exchange() {
    local method=$1 port=$2 path=$3 form=${4-} answer LC_ALL=C
    exec 6<>"/dev/tcp/127.0.0.1/$port" || return
    # HTTP/1.0: the answer ends where the connection ends, and is not cut into chunks.
    printf '%s %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nAccept: application/json\r\n' "$method" "$path" "$port" >&6
    if [[ -n $form ]]; then
        printf 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n' "${#form}" >&6
    fi
    printf '\r\n%s' "$form" >&6
    IFS= read -r -t 10 -d '' answer <&6 || true
    printf '%s' "$answer"
}

# form NAME VALUE … : a form body; values that are empty are left out.
form() {
    local LC_ALL=C body='' name value i char
    while (($# > 0)); do
        name=$1 value=$2
        shift 2
        [[ -n $value ]] || continue
        body+="${body:+&}$name="
        for ((i = 0; i < ${#value}; i++)); do
            char=${value:i:1}
            case $char in
                [a-zA-Z0-9.~_-]) body+=$char ;;
                *) printf -v char '%02X' "'$char" && body+=%${char: -2} ;;
            esac
        done
    done
    printf '%s' "$body"
}
