# shellcheck shell=bash disable=SC2034,SC2154
# The published silo and gateway, in $published/silo and $published/gateway.

# Each state of the sources has a folder of its own, so that a running installation keeps
# the files it runs from, and a second start need not build.
publish() {
    local version fresh project
    version=$(
        {
            find src -type f -not -path '*/bin/*' -not -path '*/obj/*' -not -path '*/node_modules/*' \
                -not -path '*/wwwroot/lib/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
            find . -maxdepth 1 -type f \( -name 'Directory.*' -o -iname 'nuget.config' -o -name 'global.json' \
                -o -name '.editorconfig' \) -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
            printf '%s\n' "$dotnet_version"
        } | sha256sum | cut -c1-12
    )
    published=$root/artifacts/publish/$version
    mkdir -p "$root/artifacts/publish"
    exec 7>"$root/artifacts/publish/lock"
    flock 7
    if [[ ! -d $published ]]; then
        say "Building the silo and the gateway (the first time this takes a minute or two)"
        fresh=$root/artifacts/publish/new
        rm -rf "$fresh"
        for project in Silo Gateway; do
            attempt "dotnet publish src/$project" "$data/logs/publish.log" \
                dotnet publish "src/$project" -c Release -o "$fresh/${project,,}" ||
                fail "src/$project could not be built." "The whole log is $data/logs/publish.log."
        done
        mv "$fresh" "$published"
        remove_old_builds
    fi
    exec 7>&-
}

remove_old_builds() {
    local build
    for build in "$root"/artifacts/publish/*/; do
        build=${build%/}
        if [[ $build != "$published" ]] &&
            ! find /proc -maxdepth 2 -name exe -printf '%l\n' 2>/dev/null | grep -qF "$build/"; then
            rm -rf "$build"
        fi
    done
}
